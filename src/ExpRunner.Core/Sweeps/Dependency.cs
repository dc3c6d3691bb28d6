namespace ExpRunner.Sweeps;

/// <summary>What one trial needs of another.</summary>
internal enum DependencyKind
{
    /// <summary>The repetition with the same <c>run_id</c>: its folder and its scores.</summary>
    Repetition,

    /// <summary>All repetitions: the scores as results.jsonl has them.</summary>
    Trial,
}

/// <summary>Another trial that a trial needs, by its place in what the experiment is swept over.</summary>
/// <param name="Space">The number of the list or space: lists come first, then <see cref="Experiment.Spaces"/>.</param>
/// <param name="Element">The place in the list, before configs that are listed twice are dropped, or the index in the space.</param>
/// <param name="Kind">What of it is needed.</param>
internal readonly record struct Dependency(int Space, UInt128 Element, DependencyKind Kind);
