using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>One config of a sweep.</summary>
/// <param name="Id">Its <c>experiment_id</c>: given once per output folder, never changed.</param>
/// <param name="Config">Every config field, in order of declaration.</param>
internal sealed record Trial(UInt128 Id, Value Config)
{
    private string? _canonical;

    /// <summary>The trials it needs, which run first.</summary>
    public IReadOnlyList<Dependency> Dependencies { get; init; } = [];

    /// <summary>How its config comes about once those have completed; null: it is there. Until then <see cref="Config"/> is what was written.</summary>
    public IPendingConfig? Pending { get; init; }

    /// <summary>What was written of a config that was pending, and is known now; null: it never was.</summary>
    public Value? Written { get; init; }

    /// <summary>Whether its pending config turned out to be that of another trial, or not to be asked for: nothing runs for it.</summary>
    public bool IsVoid { get; init; }

    /// <summary>The config by which lists and spaces have it.</summary>
    public Value AsWritten => Written ?? Config;

    /// <summary>The text that identity is computed from.</summary>
    public string Canonical => _canonical ??= Config.ToCanonicalJson();
}
