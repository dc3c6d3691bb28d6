namespace ExpRunner.TestExperiments;

/// <summary>Needs a device and holds it: a second trial with the same device at the same time fails.</summary>
[Experiment, Resources(Cpus = 0.5, Gpus = 1, Memory = "1g", Tags = ["big"])]
public sealed partial class Devices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [VariationRange(0, 5)]
    public int N { get; init; }

    /// <summary>How many trials each waits for, so that as many as can are there at once.</summary>
    public int Peers { get; init; } = 2;

    public string Variable { get; init; } = "CUDA_VISIBLE_DEVICES";

    public (string Device, int AtOnce) Fit(TrialContext trial)
    {
        var device = Environment.GetEnvironmentVariable(Variable) ?? "none";
        Directory.CreateDirectory("held");
        using var held = new FileStream(Path.Combine("held", device), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        File.AppendAllText($"met-{N}-{trial.RunId}", "");
        SpinWait.SpinUntil(() => Directory.GetFiles(".", "met-*").Length >= Peers, Patience);
        var atOnce = Directory.GetFiles("held").Length;
        return (device, atOnce);
    }
}
