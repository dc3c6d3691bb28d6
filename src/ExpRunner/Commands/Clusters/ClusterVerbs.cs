using System.CommandLine;
using System.ComponentModel;
using ExpRunner.Hosting.Commands;

namespace ExpRunner.Hosting;

/// <summary>The verbs around a cluster and other machines, of the tool and of every experiment project.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ClusterVerbs
{
    /// <summary>Makes them: <c>head</c>, <c>worker</c>, <c>cluster</c>, <c>nodes</c>, <c>doctor</c>.</summary>
    public static IReadOnlyList<Command> Create() => Create(new Terminal());

    internal static IReadOnlyList<Command> Create(Terminal terminal) => [HeadVerb.Create(terminal), MemberVerb.Create(terminal), ClusterVerb.Create(terminal), NodesVerb.Create(terminal), DoctorVerb.Create(terminal)];
}
