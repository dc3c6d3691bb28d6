namespace ExpRunner.Sweeps;

/// <summary>A sweep cannot start; <see cref="Problems"/> has everything that is wrong, each with the way out.</summary>
public sealed class SweepException(IReadOnlyList<string> problems, Exception? inner = null)
    : Exception(string.Join(Environment.NewLine, problems), inner)
{
    /// <summary>A single problem.</summary>
    public SweepException(string problem, Exception? inner = null)
        : this([problem], inner)
    {
    }

    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
