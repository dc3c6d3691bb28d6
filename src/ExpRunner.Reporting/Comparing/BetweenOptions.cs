namespace ExpRunner.Reporting;

/// <summary>Which configs of a sweep are held against each other.</summary>
/// <param name="Between">The config fields whose values are compared.</param>
/// <param name="By">What makes blocks: config fields, and <c>run_id</c>; none: all other fields that vary, or else run_id where repetitions are pairs.</param>
public sealed record BetweenOptions(IReadOnlyList<string> Between, IReadOnlyList<string> By)
{
    /// <summary>The name of the repetition among blocks.</summary>
    internal const string RunId = "run_id";
}
