using System.Diagnostics.CodeAnalysis;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>One try of one repetition of one trial: all that an executor needs to run it anywhere.</summary>
public sealed record Attempt
{
    /// <summary>Starts with nothing.</summary>
    public Attempt()
    {
    }

    /// <summary>As it comes from a frame.</summary>
    [SetsRequiredMembers]
    internal Attempt(string experiment, Halves id, Halves key, string outPath, Value config)
        => (Experiment, IdHalves, KeyHalves, OutPath, Config) = (experiment, id, key, outPath, config);

    /// <summary>The name of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The number of the trial.</summary>
    public required UInt128 ExperimentId
    {
        get => IdHalves;
        init => IdHalves = value;
    }

    /// <summary>The number of the repetition, from 0.</summary>
    public required int RunId { get; init; }

    /// <summary>The number of the try, from 1, counted over all starts of the sweep.</summary>
    public required int Number { get; init; }

    /// <summary>The config.</summary>
    public required Value Config { get; init; }

    /// <summary>Identifies the repetition: see <see cref="Identity"/>.</summary>
    public required UInt128 Key
    {
        get => KeyHalves;
        init => KeyHalves = value;
    }

    /// <summary>The seed of <see cref="TrialContext.Random"/>.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The seed of <see cref="TrialContext.SharedRandom"/>.</summary>
    public required ulong SharedSeed { get; init; }

    /// <summary>The folder of the repetition; made when something is written into it.</summary>
    public required string OutPath { get; init; }

    /// <summary>The stages asked for, in order; none where a repetition is of one piece.</summary>
    public IReadOnlyList<AttemptStage> Stages { get; init; } = [];

    /// <summary>What the trial needs of others, in the order in which it says so.</summary>
    internal IReadOnlyList<NeededTrial> Needed { get; init; } = [];

    internal Halves IdHalves { get; init; }

    internal Halves KeyHalves { get; init; }

    /// <summary>The name of a log file of this attempt: <c>stdout.log</c> for the first, <c>stdout.2.log</c> for the second.</summary>
    public string FileName(string stem, string extension) => FileName(stem, extension, Number);

    /// <summary>The same for the attempt of that number.</summary>
    internal static string FileName(string stem, string extension, int number) => number == 1 ? $"{stem}.{extension}" : $"{stem}.{number}.{extension}";
}
