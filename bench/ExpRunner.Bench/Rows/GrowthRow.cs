using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Bench.Rows;

/// <summary>Whether a trial late in a long sweep costs more than one in a short sweep, and what memory grows to.</summary>
internal static class GrowthRow
{
    public static async Task RunAsync(BenchRun run)
    {
        var few = Math.Max(1, run.Items / 10);
        var times = run.Items / few;
        await run.CompareAsync(
            Candidate.Of($"{few:N0} trials, {times} times", async (_, folder) =>
            {
                for (var i = 0; i < times; i++)
                {
                    await Sweeps.RunAsync(Sweeps.Options(few, Path.Combine(folder, $"{i}")));
                }
            }),
            Sweeps.Of($"{run.Items:N0} trials", options => options));
        var watch = new MemoryWatch(run.Items);
        await Experiments.RunAsync(Sweeps.Options(run.Items, run.NewFolder()), watch);
        Console.WriteLine($"  memory held after a tenth of {run.Items:N0} trials {watch.Early:N0} bytes, before the last {watch.Late:N0} bytes");
    }

    private sealed class MemoryWatch(int trials) : ISweepProgress
    {
        private int _ended;

        public long Early { get; private set; }

        public long Late { get; private set; }

        public void Planned(PlannedExperiment plan)
        {
        }

        public void Started(Attempt attempt)
        {
        }

        public void Warn(string warning)
        {
        }

        public void Finished(ExperimentSummary summary)
        {
        }

        public void Ended(Attempt attempt, Outcome outcome, TimeSpan? retryIn)
        {
            _ended++;
            Early = _ended == trials / 10 ? GC.GetTotalMemory(forceFullCollection: true) : Early;
            Late = _ended == trials - 1 ? GC.GetTotalMemory(forceFullCollection: true) : Late;
        }
    }
}
