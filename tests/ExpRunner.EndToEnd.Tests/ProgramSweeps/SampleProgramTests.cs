using System.Text.RegularExpressions;

namespace ExpRunner.EndToEnd.Tests.ProgramSweeps;

/// <summary>The commands in the READMEs of samples of programs are run as they stand there.</summary>
public sealed partial class SampleProgramTests : IDisposable
{
    private readonly ProgramFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_sanity_sample_runs()
    {
        var run = Run("sanity");

        Assert.Contains("12 of 12 completed (12 now", run.Error);
        Assert.Contains("quick_experiment: 12 rows -> out/quick_experiment/output.csv", run.Error);
        Assert.Contains("VAR_hidden_neurons", File.ReadAllText(_folder.At("out", "quick_experiment", "output.csv")));
    }

    [Fact]
    public void The_stages_sample_runs_five_trials_of_three_commands()
    {
        var run = Run("stages");

        Assert.Contains("newnorm: train -> avg -> test, 1 repetition", run.Output);
        Assert.Contains("newnorm: 5 trials x 1 repetition x 3 stages, 1 config asked for twice, 5 to run -> out/newnorm", run.Error);
        Assert.Contains("5 of 5 completed (5 now", run.Error);
        Assert.Equal(15, Directory.GetFiles(_folder.At("out"), "*.stdout.log", SearchOption.AllDirectories).Length);
        Assert.Matches(@"\n +0  new +0\.1  false +1 +0\.0400 +0\.3414 ", run.Output);
        Assert.Matches(@"\n +4  batch +0\.1  true +1 +0\.2394 +-0\.1300 ", run.Output);
    }

    [Fact]
    public void The_compression_sample_runs()
    {
        var run = Run("compression");

        Assert.Contains("18 of 18 completed (18 now", run.Error);
        Assert.Matches(@"\n +5 +xz +9 ", run.Output);
    }

    /// <summary>Runs commands in a folder that has the samples, with a <c>dotnet</c> that knows the tool.</summary>
    internal static Finished Run(ProgramFolder folder, string commands)
    {
        Assert.Contains("dotnet exprun ", commands);
        File.CreateSymbolicLink(folder.At("samples"), Path.Combine(Programs.RepositoryRoot, "samples"));
        var script = $"dotnet() {{ [ \"$1\" = exprun ] && shift && command dotnet exec '{Programs.Tool}' \"$@\"; }}\nset -e\n{commands}";

        var finished = Programs.Execute("/bin/sh", folder.Path, new Dictionary<string, string>(), "-c", script);

        Assert.True(finished.ExitCode == 0, finished.All);
        return finished;
    }

    private Finished Run(string sample)
    {
        var readme = File.ReadAllText(Path.Combine(Programs.RepositoryRoot, "samples", sample, "README.md")).ReplaceLineEndings("\n");
        return Run(_folder, string.Concat(Block().Matches(readme).Select(block => block.Groups["commands"].Value)));
    }

    [GeneratedRegex("^```\n(?<commands>(?:dotnet exprun .*?))```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
