using ExpRunner.Programs.Running;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Tests.Running;

/// <summary>Counts the handles of this process, and so runs while no other test does.</summary>
[Collection(nameof(Alone))]
public sealed class HandleTests : IDisposable
{
    private readonly ProgramRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public async Task Two_thousand_short_commands_leave_two_thousand_outcomes_and_no_handle()
    {
        await using var executor = new ProgramExecutor(_runs.Options(_runs.Command("/bin/true"), slots: 2));
        await executor.StartAsync(CancellationToken.None);
        await _runs.RunAsync(executor, [_runs.Attempt()]);
        var before = Directory.GetFiles("/proc/self/fd").Length;
        var halves = await Task.WhenAll(new[] { 0, 1 }.Select(slot => _runs.RunAsync(executor, [.. Enumerable.Range(0, 1000).Select(i => _runs.Attempt((slot * 1000) + i))], slot)));
        Assert.Equal(2000, halves.SelectMany(half => half).Count(end => end.Outcome.Status == AttemptStatus.Completed));
        Assert.InRange(Directory.GetFiles("/proc/self/fd").Length, 0, before + 8);
    }
}

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
