using ExpRunner.Commands;
using ExpRunner.Commands.Help;

namespace ExpRunner.CommandLine.Tests;

/// <summary>The examples of the tool, run by a shell as they are written.</summary>
public sealed class ExampleTests(ExampleFolder examples) : IClassFixture<ExampleFolder>
{
    /// <summary>The verbs whose examples end by themselves and need nothing but the folder.</summary>
    public static TheoryData<string> Runnable =>
    [
        "report,compare,importance,status,attempts,collect,parse",
        "query,filter,plan,prune,check,man",
        "run,exec,exec grid,exec random,exec list",
        "plot,plugin list,queue list,queue add,queue move,queue pause,queue resume",
    ];

    [Theory]
    [MemberData(nameof(Runnable))]
    public void Examples_do_what_they_say(string verbs)
    {
        foreach (var (line, _) in verbs.Split(',').SelectMany(verb => VerbExamples.OfTool[verb]))
        {
            var finished = examples.Folder.Shell($"dotnet exprun {line.Replace("man -l -", "cat", StringComparison.Ordinal)}");

            Assert.True(finished.ExitCode == 0, $"{line}\n{finished.All}");
            Assert.DoesNotContain("warning:", finished.Error);
        }
    }
}
