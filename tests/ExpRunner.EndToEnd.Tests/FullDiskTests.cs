using System.Text.RegularExpressions;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>Where there is no space left a sweep stops; nothing that it said is lost, and it goes on when there is space.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("60k", "config.json", "--backend", "pool", "-j", "2")]
    [InlineData("40k", "journal.jsonl", "--backend", "pool", "-j", "2", "--no-config-files")]
    [InlineData("40k", "journal.jsonl", "--backend", "single", "--no-config-files", "--durability", "disk")]
    public void A_file_system_that_is_full_stops_the_sweep_and_space_lets_it_go_on(string size, string file, params string[] options)
    {
        Directory.CreateDirectory(_folder.File("results"));
        string[] sweep = ["-e", "Slow", "--set", "Milliseconds=5", "--repetitions", "10", .. options];
        var script = $"""
            mount -t tmpfs -o size={size} tmpfs results || exit 99
            "$@" > out1 2> err1; echo $? > code1
            cat results/Slow/journal.jsonl > journal1
            mount -o remount,size=20m results
            "$@" > out2 2> err2; echo $? > code2
            cp results/Slow/journal.jsonl journal2; cp results/Slow/results.jsonl results2
            """;

        Namespaces.WithMounts(_folder.Path, script, sweep);

        Assert.Equal(("1", "0"), (Read("code1").Trim(), Read("code2").Trim()));
        Assert.Matches($@"\nThe sweep stopped: results/Slow/.*({Regex.Escape(file)}|claims): cannot be written: No space left on device.* (F|f)ree the place", Read("err1"));
        Assert.DoesNotContain("   at ", Read("err1"));
        var promised = Regex.Matches(Read("err1"), @"DONE  Slow #(\d+)/(\d+)").Select(done => $"\"ended\",\"id\":{done.Groups[1]},\"run_id\":{done.Groups[2]},").ToList();
        Assert.NotEmpty(promised);
        Assert.All(promised, done => Assert.Contains(done, Read("journal1")));
        Assert.DoesNotContain("damaged", Read("err2"));
        Assert.Equal(200, JournalView.OfFile(_folder.File("journal2")).Ended.Count(end => end.Status == "completed"));
        Assert.Equal(20, Read("results2").TrimEnd().Split('\n').Length);
    }

    [Fact]
    public void A_limit_of_file_sizes_stops_the_sweep_in_words_and_the_next_start_goes_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Limits of file sizes are set by a shell of Linux.");
        string[] sweep = ["-e", "Slow", "--set", "Milliseconds=5", "--repetitions", "10", "-j", "2", "-q"];
        // The runtime's own files are limited too, but for this setting.
        var environment = new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0" };

        var finished = Programs.Execute("bash", _folder.Path, environment, ["-c", "ulimit -f 20; exec \"$@\"", "bash", "dotnet", "exec", Programs.TestExperiments, .. sweep]);

        Assert.Equal(1, finished.ExitCode);
        Assert.Matches("^The program's files could not be kept for workers that start later .*\nThe sweep stopped: results/Slow/journal.jsonl: cannot be written: .* What was recorded before is safe; free the place and start again\\.\n$", finished.Error);
        Assert.Equal("", _folder.Run(0, sweep).Error);
        Assert.Equal(200, _folder.Journal("Slow").Ended.Count(end => end.Status == "completed"));
    }

    private string Read(string name) => File.ReadAllText(_folder.File(name));
}
