using System.ComponentModel;

namespace ExpRunner.Mcp;

/// <summary>What of a sweep file is meant: the options that <c>plan</c> and <c>run</c> have in common.</summary>
internal sealed record SweepChoice
{
    [Description("Names of sweeps of the file; left out: all.")]
    public string[]? Sweeps { get; init; }

    [Description("Values in the place of those of the file, each as NAME=VALUE or NAME=VALUE,VALUE.")]
    public string[]? Set { get; init; }

    [Description("Only configs for which this expression is true, such as: lr < 0.1 && model == \"cnn\"")]
    public string? Where { get; init; }

    [Description("Only these experiment ids: 3, 0:10 (end left out), 20:")]
    public string? Pick { get; init; }

    [Description("What picks configs: grid, random or listed.")]
    public string? Search { get; init; }

    [Description("The number of configs; random search needs it.")]
    public int? Trials { get; init; }

    [Description("How often each config is run.")]
    public int? Repetitions { get; init; }

    [Description("The seed that all randomness comes from.")]
    public int? Seed { get; init; }

    [Description("Run again what has run before: all, failed or stale.")]
    public string? Redo { get; init; }

    [Description("How many programs run at once.")]
    public int? Workers { get; init; }

    /// <summary>As a person types it.</summary>
    public IEnumerable<string> Arguments() => Option.Of(
        ("--sweep", Sweeps), ("--set", Set), ("--where", Where), ("--pick", Pick), ("--search", Search), ("--trials", Trials),
        ("--repetitions", Repetitions), ("--seed", Seed), ("--redo", Redo), ("--workers", Workers));
}
