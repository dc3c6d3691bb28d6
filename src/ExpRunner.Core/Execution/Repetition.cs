using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>One execution of a trial that is to be run.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="RunId">Its <c>run_id</c>.</param>
/// <param name="Alone">Whether it must not share a batch, because it was in flight when a runner died.</param>
internal sealed record Repetition(Trial Trial, int RunId, bool Alone = false)
{
    /// <summary>What became of it before this start.</summary>
    public Before Before { get; init; }

    /// <summary>Whether its earlier attempts no longer count once it has started.</summary>
    public bool IsRedo { get; init; }

    /// <summary>Whether it runs because stages of it are missing or have changed; those that are done stay done.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>The work it is part of.</summary>
    public Claim? Claim { get; init; }

    /// <summary>Where in the walk through the plan it is.</summary>
    public UInt128 Position { get; init; }

    /// <summary>The tries it had in this start.</summary>
    public int Tries { get; set; }

    /// <summary>The tries of this start that were lost with the machine they ran on.</summary>
    public int Losses { get; set; }
}
