using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.TestKit;

/// <summary>Short ways to run attempts and look at what came out.</summary>
public static class ExecutorRuns
{
    /// <summary>Runs attempts on a slot and gives the outcomes in the order they were reported in.</summary>
    public static async Task<List<(Attempt Attempt, Outcome Outcome)>> RunAsync(this IExecutor executor, IReadOnlyList<Attempt> attempts, int slot = 0, CancellationToken cancel = default)
    {
        var ended = new List<(Attempt, Outcome)>();
        // An executor may complete on a thread of its own, which a test must not hold up.
        await Task.Run(() => executor.RunAsync(executor.Slots[slot], attempts, new AttemptObserver((attempt, outcome) =>
        {
            lock (ended)
            {
                ended.Add((attempt, outcome));
            }
        }), cancel)).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return ended;
    }

    /// <summary>Runs one attempt.</summary>
    public static async Task<Outcome> RunAsync(this IExecutor executor, Attempt attempt, CancellationToken cancel = default)
        => Assert.Single(await executor.RunAsync([attempt], cancel: cancel)).Outcome;

    /// <summary>The scores as one text, without the time they took.</summary>
    public static string ScoresText(this Outcome outcome)
    {
        var (names, items) = (outcome.Scores.Names.ToArray(), outcome.Scores.Items.ToArray());
        return string.Join("; ", names.Zip(items).Where(score => score.First != "fit_time").Select(score => $"{score.First}={score.Second.ToJson()}"));
    }
}
