namespace ExpRunner.EndToEnd.Tests;

/// <summary>Sweeps from code: a program with its own Main can all that the command line can.</summary>
public sealed class LibraryTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Single_and_pool_from_code_give_what_the_command_line_gives()
    {
        using var single = new SweepFolder();
        using var typed = new SweepFolder();

        Assert.Equal("Halving: planned 6, completed 6, failed 0, missing 0, interrupted False", Call(_folder, 0, "run", "pool").Output.TrimEnd());
        Call(single, 0, "run", "single");
        Assert.Equal(0, Programs.Run(Programs.TestHost, typed.Path, "run", "-j", "2").ExitCode);

        Assert.Equal(typed.Comparable("Halving"), _folder.Comparable("Halving"));
        Assert.Equal(typed.Comparable("Halving"), single.Comparable("Halving"));
        await _folder.NothingRunsAsync();
    }

    [Fact]
    public void Nobody_hears_of_progress_unless_asked()
        => Assert.Equal("", Call(_folder, 0, "run", "pool").Error);

    [Theory]
    [InlineData("pool")]
    [InlineData("single")]
    public async Task Cancellation_ends_what_runs_and_says_so(string backend)
    {
        var finished = Call(_folder, 130, "cancel", backend);

        Assert.Equal("Halving: planned 6, completed 0, failed 0, missing 6, interrupted True", finished.Output.TrimEnd());
        Assert.All(_folder.Journal("Halving").Ended, end => Assert.Equal("cancelled", end.Status));
        await _folder.NothingRunsAsync();
    }

    [Fact]
    public void An_exception_has_all_that_is_wrong()
    {
        var problems = Call(_folder, 2, "wrong").Output.TrimEnd().Split('\n');

        Assert.Equal(
            [
                "--backend swarm: there is no such executor. There are: single, pool, ssh, slurm.",
                "--repetitions: at least 1.",
                "--max-tries: at least 1.",
                "There is no experiment 'Halvin'. Did you mean 'Halving'? There are: Halving.",
                "--pick x: there is no experiment 'x'. There are: Halving.",
            ],
            problems);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Results_load_as_typed_rows()
    {
        Call(_folder, 0, "run", "single");

        Assert.Equal(["0 N=1 Completed 0.5", "1 N=2 Completed 1", "2 N=3 Completed 1.5"], Call(_folder, 0, "load").Output.Split('\n').Take(3));
    }

    private static Finished Call(SweepFolder folder, int expected, params string[] call)
    {
        var finished = Programs.Run(Programs.TestHost, folder.Path, ["library", .. call]);
        Assert.True(finished.ExitCode == expected, finished.All);
        return finished;
    }
}
