using ExpRunner.Sweeps;
using ExpRunner.TestWorker;
using ExpRunner.Values;

namespace ExpRunner.TestKit;

/// <summary>Makes attempts of the test experiment, with keys and seeds as a sweep would.</summary>
public sealed class AttemptFactory(string folder)
{
    private int _made;

    /// <summary>An attempt that does that; its folder is <c>folder/number</c>.</summary>
    public Attempt Do(string what, double amount = 0, string text = "")
    {
        var id = _made++;
        var config = ActExperiment.ConfigOf(what, amount, text);
        return new Attempt
        {
            Experiment = ActExperiment.Name,
            ExperimentId = (UInt128)id,
            RunId = 0,
            Number = 1,
            Config = config,
            Key = (UInt128)id,
            Seed = (ulong)id * 7919,
            SharedSeed = 42,
            OutPath = Path.Combine(folder, id.ToString()),
        };
    }

    /// <summary>So many attempts that do that.</summary>
    public Attempt[] DoTimes(int count, string what, double amount = 0, string text = "")
        => [.. Enumerable.Range(0, count).Select(_ => Do(what, amount, text))];
}
