namespace ExpRunner.EndToEnd.Tests;

/// <summary>Files and folders that must not be read or written: said before anything runs, and as they were afterwards.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class RightsTests : IDisposable
{
    private static readonly string[] Sweep = ["-e", "Quadratic", "--repetitions", "1", "--pick", "0:3", "-j", "1", "-q"];
    private static readonly string[] More = ["-e", "Quadratic", "--repetitions", "1", "--pick", "0:5", "-j", "1", "-q"];
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("journal.jsonl", "results/Quadratic: cannot be read: Access to the path '*journal.jsonl' is denied. Make it readable, or choose another folder with --out.")]
    [InlineData("sweep.json", "results/Quadratic: cannot be read: Access to the path '*sweep.json' is denied. Make it readable, or choose another folder with --out.")]
    [InlineData("journal.lock", "results/Quadratic: cannot be written: Access to the path '*journal.lock' is denied. Choose another folder with --out.")]
    [InlineData("results.jsonl", "results/Quadratic: cannot be written: Access to the path '*results.jsonl' is denied. Choose another folder with --out.")]
    public void A_file_that_cannot_be_read_or_written_stops_the_sweep_before_its_first_trial(string name, string message)
    {
        _folder.Run(0, Sweep);
        var file = _folder.File("results", "Quadratic", name);
        var journal = File.ReadAllText(_folder.File("results", "Quadratic", "journal.jsonl"));
        File.SetUnixFileMode(file, UnixFileMode.None);

        var finished = Namespaces.WithoutRights(_folder.Path, More);

        Assert.True(finished.ExitCode is 1 or 2, finished.All);
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(message).Replace(@"\*", ".*", StringComparison.Ordinal)}\n$", finished.Error);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.StartsWith(journal, File.ReadAllText(_folder.File("results", "Quadratic", "journal.jsonl")));
        Assert.Equal(3, _folder.Journal("Quadratic").Ended.Count);
        Assert.Equal("", _folder.Run(0, More).Error);
        Assert.Equal(5, _folder.Results("Quadratic").Count);
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserExecute)]
    [InlineData(UnixFileMode.None)]
    public void A_folder_that_must_not_be_written_is_left_as_it_is(UnixFileMode mode)
    {
        _folder.Run(0, Sweep);
        var folder = _folder.File("results", "Quadratic");
        File.SetUnixFileMode(folder, mode);

        var finished = Namespaces.WithoutRights(_folder.Path, More);

        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.True(finished.ExitCode is 1 or 2, finished.All);
        Assert.Matches("^(The sweep stopped: )?results/Quadratic.*: cannot be (read|written): .*--(out|no-config-files)\\.\n$", finished.Error);
        Assert.Equal(3, _folder.Journal("Quadratic").Started.Count);
        Assert.Equal("", _folder.Run(0, More).Error);
    }

    [Fact]
    public void In_an_output_folder_that_must_not_be_written_no_folder_can_be_made()
    {
        Directory.CreateDirectory(_folder.File("results"));
        File.SetUnixFileMode(_folder.File("results"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var finished = Namespaces.WithoutRights(_folder.Path, Sweep);

        Assert.Equal(2, finished.ExitCode);
        Assert.Matches("^results/Quadratic: the folder cannot be made: .*denied. Choose another with --out\\.\n$", finished.Error);
    }

    [Fact]
    public void On_a_file_system_that_is_read_only_plans_and_reports_work_and_runs_are_refused()
    {
        _folder.Run(0, Sweep);
        const string Script = "mount --bind results results && mount -o remount,bind,ro results && exec \"$@\"";

        var run = Namespaces.WithMounts(_folder.Path, Script, More);

        Assert.Equal(2, run.ExitCode);
        Assert.Matches("^results/Quadratic: cannot be written: Read-only file system.* Choose another folder with --out\\.\n$", run.Error);
        Assert.Contains("2 to run", Namespaces.WithMounts(_folder.Path, Script, ["plan", .. More[..^1]]).Output);
        Assert.Contains("experiment_id", Namespaces.WithMounts(_folder.Path, Script, "report", "results").Output);
        Assert.Equal(3, _folder.Journal("Quadratic").Started.Count);
        Assert.Equal("", _folder.Run(0, More).Error);
    }
}
