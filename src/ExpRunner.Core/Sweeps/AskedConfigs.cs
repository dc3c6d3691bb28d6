using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>Tells whether a plan asks for a config, without going through its spaces.</summary>
/// <remarks>
/// Draws from continuous ranges, and the first configs of a space (<c>--trials</c>), are gone through once, as planning does; of more than a million of
/// these in a grid or a list every config of the space counts as asked for.
/// </remarks>
internal sealed class AskedConfigs(SweepPlan plan)
{
    private const int MostWalked = 1_000_000;

    private readonly Dictionary<PlannedBlock, HashSet<UInt128>> _walked = [];

    /// <summary>Whether one of the blocks gives the config, and no constraint leaves it out.</summary>
    public bool Contains(Value config)
        => plan.Blocks.Any(block => Contains(block, config)) && !(plan.Experiment.HasConstraints && plan.Experiment.BrokenConstraint(config) is not null);

    private bool Contains(PlannedBlock block, Value config)
        => !block.IsFoundByWalk || (block.Count > MostWalked && block.Block.Kind != SearchKind.Random) ? block.Contains(config) : Walked(block).Contains(KeyOf(config));

    private HashSet<UInt128> Walked(PlannedBlock block)
        => _walked.TryGetValue(block, out var keys) ? keys : _walked[block] = [.. block.Proposals().Select(proposal => KeyOf(proposal.Config))];

    private static UInt128 KeyOf(Value config) => Identity.KeyOf("", config.ToCanonicalJson(), 0, 0);
}
