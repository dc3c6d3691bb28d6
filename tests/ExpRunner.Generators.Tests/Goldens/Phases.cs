using ExpRunner;

namespace Samples;

/// <summary>Phases in every shape.</summary>
[Experiment]
public partial class AllAsync
{
    public async Task<int> Pre(CancellationToken cancel, TrialContext trial)
    {
        await Task.Delay(trial.RunId, cancel);
        return 1;
    }

    public async ValueTask<string?> Fit(int pre)
    {
        await Task.Yield();
        return pre.ToString();
    }

    public static Task<Dictionary<string, double>> Post(string fit, TrialContext trial) => Task.FromResult(new Dictionary<string, double> { [fit] = trial.Attempt });
}

[Experiment]
internal partial class OnlyFit
{
    private static void Fit()
    {
    }
}

[Experiment]
public partial class FitTask
{
    protected Task Fit(TrialContext trial)
    {
        trial.Log("loss", 1);
        return Task.CompletedTask;
    }

    private (double Loss, string Note) Post(TrialContext trial) => (trial.Series[0].Value, "fine");
}

[Experiment]
public partial class Widening : WithPre
{
    internal double Fit(IReadOnlyList<int> numbers) => numbers.Sum();
}

public abstract class WithPre
{
    protected List<int> Pre() => [1, 2, 3];
}

[Experiment]
public partial class HiddenResult
{
    private Secret Fit() => new(2);

    private sealed record Secret(double Value);
}

[Experiment]
public partial class OwnRun
{
    public int Fit() => 3;

    public string RunAsync(TrialContext trial) => "mine" + trial.RunId;
}

[Experiment]
public partial class DerivedRun : Widening
{
    public void Post()
    {
    }
}
