using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>One config of a sweep.</summary>
/// <param name="Id">Its <c>experiment_id</c>: given once per output folder, never changed.</param>
/// <param name="Config">Every config field, in order of declaration.</param>
internal sealed record Trial(UInt128 Id, Value Config)
{
    private string? _canonical;

    /// <summary>The text that identity is computed from.</summary>
    public string Canonical => _canonical ??= Config.ToCanonicalJson();
}
