using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests.ProgramSweeps;

/// <summary>A folder with scripts and sweep files, the tool that is run in it, and what ran.</summary>
internal sealed class ProgramFolder : IDisposable
{
    /// <summary>Notes each start in ran.txt; waits while a file hold-STAGE-VALUE is there, and fails where there is one called fail-STAGE-VALUE.</summary>
    private const string StepScript = """
        #!/bin/sh
        echo "$*" >> ran.txt
        while [ -e "hold-$1-$2" ]; do sleep 0.02; done
        if [ -e "fail-$1-$2" ]; then echo "cannot do $1" >&2; exit 3; fi
        echo "$1 has $2"
        """;

    private readonly SweepFolder _folder = new();

    public ProgramFolder() => Script("step.sh", StepScript);

    public string Path => _folder.Path;

    /// <summary>What the steps noted, in order.</summary>
    public IReadOnlyList<string> Ran => File.Exists(At("ran.txt")) ? File.ReadAllLines(At("ran.txt")) : [];

    public void Dispose() => _folder.Dispose();

    public string At(params string[] parts) => _folder.File(parts);

    /// <summary>Writes a file that can be executed.</summary>
    public void Script(string name, string text)
    {
        File.WriteAllText(At(name), text + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public void Write(string name, string text = "") => File.WriteAllText(At(name), text);

    /// <summary>A sweep file of three steps over values of <c>a</c>.</summary>
    /// <param name="values">The values, with commas.</param>
    /// <param name="second">What the second step is given.</param>
    public void WriteThreeStages(string values, string second = "two {a}") => Write("three.yaml", $$"""
        stages:
          one: ./step.sh one {a}
          two: ./step.sh {{second}}
          three: ./step.sh three {a}
        sweeps: [{ a: [{{values}}] }]
        """);

    /// <summary>Forgets what ran.</summary>
    public void Forget() => File.Delete(At("ran.txt"));

    /// <summary>Runs the tool, and fails the test unless the exit code is the expected one.</summary>
    public Finished Tool(int expected, params string[] args)
    {
        var finished = Programs.Run(Programs.Tool, Path, args);
        Assert.True(finished.ExitCode == expected, $"expected exit code {expected}: {string.Join(' ', args)}\n{finished.All}");
        return finished;
    }

    /// <summary>Starts the tool at the head of a process group of its own.</summary>
    public RunningProgram Start(params string[] args) => new(Programs.StartGroup(Programs.Tool, Path, args));

    public Task RanAsync(string step) => Eventually.HoldsAsync(() => Ran.Contains(step), $"'{step}' runs");

    public Task NothingRunsAsync() => _folder.NothingRunsAsync();

    public JournalView Journal(string experiment) => _folder.Journal(experiment);

    /// <summary>The lines of results.jsonl without what may differ between equal runs: one text for comparing.</summary>
    public string Comparable(string experiment) => _folder.Comparable(experiment);

    public IReadOnlyList<System.Text.Json.Nodes.JsonObject> Results(string experiment) => _folder.Results(experiment);
}
