using ExpRunner.Execution;
using ExpRunner.Executors.Pool;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.TestWorker;

namespace ExpRunner.Tests.Executors;

public sealed class PoolMemoryTests : IAsyncDisposable
{
    private const long Most = 200 << 20;
    private readonly TempFolder _folder = new();
    private readonly AttemptFactory _attempts;
    private readonly PoolExecutor _pool;

    public PoolMemoryTests()
    {
        _attempts = new AttemptFactory(_folder["out"]);
        var options = TestPrograms.Pool(typeof(Act).Assembly.Location, _folder["scratch"], 1);
        _pool = new PoolExecutor(options with { Limits = new AttemptLimits { Memory = Most } });
    }

    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("allocate", 1e9, "System.OutOfMemoryException: ")]
    [InlineData("allocate native", 2e9, "used 2")]
    [InlineData("child allocates", 1e9, "used ")]
    public async Task A_trial_that_takes_too_much_is_out_of_memory_and_later_ones_have_a_new_worker(string act, double bytes, string error)
    {
        await _pool.StartAsync(CancellationToken.None);
        var ended = await _pool.RunAsync([_attempts.Do("process"), _attempts.Do(act, bytes), _attempts.Do("process"), _attempts.Do("nothing")]);
        Assert.Equal([AttemptStatus.Completed, AttemptStatus.OutOfMemory, AttemptStatus.Completed, AttemptStatus.Completed], ended.Select(end => end.Outcome.Status));
        Assert.StartsWith(error, ended[1].Outcome.Error);
        Assert.NotEqual(ended[0].Outcome.Scores.Items[0].AsDouble(), ended[2].Outcome.Scores.Items[0].AsDouble());
    }

    [Theory]
    [InlineData("allocate")]
    [InlineData("allocate native")]
    public async Task A_trial_within_its_limit_is_left_alone(string act)
    {
        await _pool.StartAsync(CancellationToken.None);
        Assert.Equal(AttemptStatus.Completed, (await _pool.RunAsync(_attempts.Do(act, 50 << 20))).Status);
    }

    [Fact]
    public async Task The_error_says_how_much_it_was()
    {
        await _pool.StartAsync(CancellationToken.None);
        var ended = await _pool.RunAsync([_attempts.Do("allocate native", 2e9), _attempts.Do("nothing"), _attempts.Do("allocate native", 2e9)]);
        Assert.Matches(@"^used \d+ MB of memory, more than 200 MB$", ended[0].Outcome.Error);
        Assert.Matches(@"^used \d+ MB of memory, more than 200 MB; earlier trials of the same worker may have left some of it, which --isolate rules out$", ended[2].Outcome.Error);
    }
}
