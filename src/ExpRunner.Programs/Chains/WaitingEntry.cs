using ExpRunner.Expressions;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Chains;

/// <summary>An entry with values that are computed from scores of others.</summary>
/// <param name="Raw">Its config, no expression of it computed.</param>
/// <param name="Name">The name of its sweep.</param>
/// <param name="Copy">The number of the copy.</param>
/// <param name="Before">The entries before it.</param>
/// <param name="Needed">The numbers of the entries whose trials it needs.</param>
internal sealed record WaitingEntry(Value Raw, string? Name, int Copy, EntriesBefore Before, IReadOnlyList<int> Needed)
{
    /// <summary>The config, once the trials have completed.</summary>
    /// <exception cref="SweepException">A value cannot be computed.</exception>
    public Value Resolve(Func<int, NeededTrial> trialOf)
    {
        var (config, faults) = ComputedDomain.Compute(Raw, new EntryScope(Name, Copy, Before, new TrialsDone(Before, trialOf)));
        return faults.Count == 0 ? config : throw new SweepException(new ExpressionException(faults[0].Text, faults[0].Position, $"'{faults[0].Path}': {faults[0].Reason}").Message);
    }
}
