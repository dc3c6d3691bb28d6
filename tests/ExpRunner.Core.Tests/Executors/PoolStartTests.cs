using ExpRunner.Execution;
using ExpRunner.Executors.Pool;
using ExpRunner.TestKit;
using ExpRunner.TestWorker;

namespace ExpRunner.Tests.Executors;

public sealed class PoolStartTests : IDisposable
{
    private static readonly string Worker = typeof(Act).Assembly.Location;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private async Task<string> RefusalOf(Func<PoolOptions, PoolOptions> change)
    {
        await using var pool = new PoolExecutor(change(TestPrograms.Pool(Worker, _folder["scratch"], 2)));
        var refusal = await Assert.ThrowsAsync<ExecutorException>(() => pool.StartAsync(CancellationToken.None));
        await pool.DisposeAsync();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
        return refusal.Message;
    }

    [Fact]
    public async Task A_worker_of_another_build_is_refused()
        => Assert.Equal(
            $"The worker runs other code (build {TestPrograms.CodeIdentity}) than this process (build 0123). The program was probably rebuilt after it was started: start it again.",
            await RefusalOf(options => options with { CodeIdentity = "0123" }));

    [Fact]
    public async Task A_worker_of_another_version_is_refused()
        => Assert.Equal(
            "The worker is ExpRunner 1.2.3-test (protocol 3), this is ExpRunner 9 (protocol 3). Build both from one version.",
            await RefusalOf(options => options with { Version = "9" }));

    [Fact]
    public async Task A_program_that_prints_first_is_told_what_to_do()
        => Assert.Equal(
            "The program printed before its worker could start: 'Welcome to my experiment!'. In Main, call ExpRunnerHost.RunAsync(args) before anything is printed.",
            await RefusalOf(options => options with { Command = TestPrograms.Command(Worker, "chatty") }));

    [Fact]
    public async Task A_program_that_ends_at_once_is_shown_with_what_it_printed()
    {
        var message = await RefusalOf(options => options with { Command = TestPrograms.Command(Worker, "broken") });
        Assert.EndsWith("broken` ended before it was ready, 3 times, with exit code 7. It printed:\ncannot find my data", message);
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_named()
        => Assert.StartsWith(
            "Cannot start `no-such-program worker`: ",
            await RefusalOf(options => options with { Command = new ProcessCommand { FileName = "no-such-program", Arguments = ["worker"] } }));
}
