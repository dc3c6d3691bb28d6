using System.CommandLine;
using System.ComponentModel;
using ExpRunner.Hosting.Watching;

namespace ExpRunner.Hosting;

/// <summary>The verbs that look at sweeps while they run, of the tool and of every experiment project.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LiveVerbs
{
    /// <summary>Makes them: <c>watch</c>.</summary>
    public static IReadOnlyList<Command> Create() => [WatchVerb.Create()];
}
