using ExpRunner;

[Experiment]
public partial class Tripling
{
    [Variation(1, 2, 3)]
    public int Number { get; init; }

    public (int Tripled, int Process) Fit() => (3 * Number, Environment.ProcessId);
}
