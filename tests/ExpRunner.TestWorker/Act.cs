namespace ExpRunner.TestWorker;

/// <summary>The config of the test experiment: what to do to the process it runs in.</summary>
public sealed class Act
{
    /// <summary>One of the names in <see cref="Acts"/>.</summary>
    public string? Do { get; init; } = "nothing";

    /// <summary>How much of it: seconds, bytes, an exit code, a signal.</summary>
    public double Amount { get; init; }

    /// <summary>What to print or return.</summary>
    public string? Text { get; init; } = "";
}
