namespace ExpRunner.Bench;

/// <summary>One of the things that are compared.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="MeasureAsync">Does the work in an empty folder and says what it took; null: it cannot run here.</param>
internal sealed record Candidate(string Name, Func<BenchRun, string, Task<Cost?>> MeasureAsync)
{
    /// <summary>Code of this process, all of which is timed.</summary>
    public static Candidate Of(string name, Func<BenchRun, string, Task> work)
        => new(name, async (run, folder) => await Cost.OfAsync(run.Items, () => work(run, folder)));

    /// <inheritdoc cref="Of(string, Func{BenchRun, string, Task})"/>
    public static Candidate Of(string name, Action<BenchRun, string> work) => Of(name, (run, folder) =>
    {
        work(run, folder);
        return Task.CompletedTask;
    });
}
