using ExpRunner.Execution;
using ExpRunner.Executors.Pool;
using ExpRunner.TestKit;
using ExpRunner.TestWorker;

namespace ExpRunner.Tests.Executors;

public sealed class PoolExecutorTests : ExecutorContract
{
    protected override IExecutor Create(AttemptLimits limits)
        => new PoolExecutor(TestPrograms.Pool(typeof(Act).Assembly.Location, Folder["scratch"], workers: 1) with { Limits = limits });
}
