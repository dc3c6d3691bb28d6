using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>A config that is known only when other trials have completed, because values of it are computed from their scores.</summary>
internal interface IPendingConfig
{
    /// <summary>The config.</summary>
    /// <param name="trialOf">A trial that it needs, which has completed.</param>
    /// <exception cref="SweepException">A score is missing, or a value cannot be computed.</exception>
    Value Resolve(Func<Dependency, NeededTrial> trialOf);
}
