using System.CommandLine;
using System.ComponentModel;
using ExpRunner.Hosting.Commands.Programs;

namespace ExpRunner.Hosting;

/// <summary>The verbs of the tool that sweep programs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ProgramVerbs
{
    /// <summary>Makes them: <c>run FILE</c>, <c>plan FILE</c>, <c>prune FILE</c>, <c>check FILE</c>, <c>exec</c>, <c>parse</c>, <c>import</c>.</summary>
    public static IReadOnlyList<Command> Create()
    {
        var terminal = new Terminal();
        return [SweepFileVerb.Run(terminal), SweepFileVerb.Plan(terminal), SweepFileVerb.Prune(terminal), SweepFileVerb.Check(terminal), ExecVerb.Create(terminal), ParseVerb.Create(terminal), ImportVerb.Create(terminal)];
    }

    /// <summary>What is wrong with the files of a command line that is wrong itself, so that all is said at once.</summary>
    public static IReadOnlyList<string> ProblemsOf(ParseResult typed) => SweepFileVerb.ProblemsOf(typed);
}
