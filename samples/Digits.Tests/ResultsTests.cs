using ExpRunner;
using ExpRunner.Execution;
using ExpRunner.Results;

namespace Digits.Tests;

/// <summary>A sweep can be run from code, and what it leaves behind is read as typed rows.</summary>
public sealed class ResultsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digits-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Results_are_typed_rows()
    {
        SweepSummary summary = await Experiments.RunAsync(new SweepOptions
        {
            Experiments = ["KnnExperiment"],
            Set = ["K=1,500", "Metric=Euclidean", "Weighted=false"],
            Repetitions = 2,
            Backend = "single",
            Out = _folder,
        });

        SweepResults<KnnExperiment> results = SweepResults<KnnExperiment>.Load(_folder);
        SweepRow<KnnExperiment> best = results.MaxBy(row => row.Mean("Accuracy"))!;

        Assert.Equal(0, summary.ExitCode);
        Assert.Equal([1, 500], results.Select(row => row.Config.K));
        Assert.Equal((1, Distance.Euclidean), (best.Config.K, best.Config.Metric));
        Assert.InRange(best.Mean("Accuracy"), 0.96, 1);
        Assert.Equal(2, best.Values("Accuracy").Count);
    }
}
