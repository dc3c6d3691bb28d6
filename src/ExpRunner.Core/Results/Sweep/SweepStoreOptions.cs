using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>What a store needs to know.</summary>
internal sealed record SweepStoreOptions
{
    /// <summary>The folder of the experiment, <c>&lt;out&gt;/&lt;experiment&gt;</c>, as it shall be shown and recorded.</summary>
    public required string Folder { get; init; }

    public required Experiment Experiment { get; init; }

    /// <summary>The sweep seed; one folder holds one.</summary>
    public ulong Seed { get; init; }

    public required RunnerRecord Runner { get; init; }

    /// <summary>The options of the sweep, as sweep.json keeps them.</summary>
    public Value Asked { get; init; } = Value.Object();

    /// <summary>How many repetitions that makes, as sweep.json keeps it; known when the folder has been opened and counted against.</summary>
    public Func<Value> Planned { get; init; } = () => Value.Null;

    /// <summary>What an outcome outlives once <see cref="SweepStore.Ended"/> has returned.</summary>
    public Durability Durability { get; init; }

    public bool WriteConfigFiles { get; init; } = true;

    /// <summary>This runner's part where several may share the folder; null: a second one is refused.</summary>
    public SweepClaims? Claims { get; init; }

    /// <summary>Whether a second runner is refused all the same.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Runners that live, beside those of <see cref="Claims"/>: what they have begun is not lost.</summary>
    public IReadOnlyList<string> Living { get; init; } = [];

    /// <summary>Takes one sentence for people for each thing found damaged or odd.</summary>
    public Action<string> Warn { get; init; } = _ => { };

    /// <summary>What the folder lies in.</summary>
    public IFiles Files { get; init; } = DiskFiles.Instance;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How to look configs up in a block that an earlier start listed; null: in none but those registered now.</summary>
    public Func<Block, IBlockMembership?> Membership { get; init; } = _ => null;

    /// <summary>
    /// Equal for two starts only if both read configs alike: same code, same version of this library.
    /// Keys that a start of the same identity wrote are taken as they are, others are computed anew.
    /// </summary>
    internal string ConfigIdentity => $"{Runner.Version}/{Runner.ModuleVersion}";
}
