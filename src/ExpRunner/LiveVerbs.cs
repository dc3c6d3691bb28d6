using System.CommandLine;
using System.ComponentModel;
using ExpRunner.Hosting.Queues;
using ExpRunner.Hosting.Watching;

namespace ExpRunner.Hosting;

/// <summary>The verbs that look at sweeps and steer them while they run, of the tool and of every experiment project.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LiveVerbs
{
    /// <summary>Makes them: <c>watch</c>, <c>queue</c>.</summary>
    public static IReadOnlyList<Command> Create() => [WatchVerb.Create(), QueueVerb.Create()];
}
