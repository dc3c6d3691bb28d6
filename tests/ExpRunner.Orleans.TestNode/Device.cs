namespace ExpRunner.Orleans.TestNode;

/// <summary>Says which device it has, by the variable it was told to look into.</summary>
[Experiment, Resources(Gpus = 1)]
public sealed partial class Device
{
    [VariationRange(0, 3)]
    public int N { get; init; }

    public string Fit() => Environment.GetEnvironmentVariable("EXPRUN_TEST_DEVICE") ?? "none";
}
