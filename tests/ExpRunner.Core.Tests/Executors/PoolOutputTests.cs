using ExpRunner.Executors.Pool;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.TestWorker;

namespace ExpRunner.Tests.Executors;

public sealed class PoolOutputTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly AttemptFactory _attempts;
    private readonly List<string> _warnings = [];
    private readonly PoolExecutor _pool;

    public PoolOutputTests()
    {
        _attempts = new AttemptFactory(_folder["out"]);
        _pool = new PoolExecutor(TestPrograms.Pool(typeof(Act).Assembly.Location, _folder["scratch"], 1) with { Warn = _warnings.Add });
    }

    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        _folder.Dispose();
    }

    private byte[] Log(int attempt, string stream = "stdout") => File.ReadAllBytes(_folder["out", $"{attempt}", $"{stream}.log"]);

    [Fact]
    public async Task Output_of_native_code_and_of_children_is_the_trials()
    {
        await _pool.RunAsync([_attempts.Do("native print"), _attempts.Do("child prints"), _attempts.Do("nothing")]);
        Assert.Equal("native\n"u8, Log(0));
        Assert.Equal("from the child\n"u8, Log(1));
        Assert.Equal("and its errors\n"u8, Log(1, "stderr"));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_and_lines_without_end_are_kept_as_they_are()
    {
        await _pool.RunAsync([_attempts.Do("raw bytes"), _attempts.Do("flood", 10e6)]);
        Assert.Equal([0xFF, 0xFE, (byte)'x', 0xC3], Log(0));
        Assert.InRange(Log(1).Length, 10_000_000, 10_000_000 + (64 * 1024));
    }

    [Fact]
    public async Task A_log_grows_while_its_trial_runs()
    {
        var running = _pool.RunAsync([_attempts.Do("print and sleep", 1.5, "soon"), _attempts.Do("print", 0, "next")]);
        await Eventually.HoldsAsync(() => File.Exists(_folder["out", "0", "stdout.log"]), "the log is there");
        Assert.False(running.IsCompleted);
        Assert.Equal("out soon"u8, Log(0));
        Assert.Equal(2, (await running).Count);
        Assert.Equal("out soon"u8, Log(0));
        Assert.Equal("out next"u8, Log(1));
    }

    [Fact]
    public async Task A_trial_that_asks_reads_nothing()
        => Assert.Equal("answer=\"nothing\"", (await _pool.RunAsync(_attempts.Do("ask"))).ScoresText());

    [Fact]
    public async Task A_log_that_cannot_be_kept_is_a_warning_and_the_scores_count()
    {
        var attempt = _attempts.Do("print", 0, "lost");
        File.WriteAllText(_folder["out"], "a file where the folder should be");
        var ended = await _pool.RunAsync([attempt, _attempts.Do("nothing")]);
        Assert.All(ended, end => Assert.Equal(AttemptStatus.Completed, end.Outcome.Status));
        Assert.Contains(_warnings, warning => warning.StartsWith("The output of a trial was not kept: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_printed_leaves_nothing_behind()
    {
        await _pool.RunAsync(_attempts.DoTimes(10, "nothing"));
        await _pool.DisposeAsync();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }
}
