using System.Globalization;
using ExpRunner.Searching;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>One experiment of a sweep, checked and ready to be run: which configs, in which order.</summary>
internal sealed class SweepPlan(Experiment experiment, SweepOptions options, IReadOnlyList<PlannedBlock> blocks, TrialFilter filter)
{
    private readonly int[] _allStages = [.. Enumerable.Range(0, experiment.Stages.Count)];

    /// <summary>The experiment.</summary>
    public Experiment Experiment => experiment;

    /// <summary>What was asked.</summary>
    public SweepOptions Options => options;

    /// <summary>The grids, draws or lists, in order.</summary>
    public IReadOnlyList<PlannedBlock> Blocks => blocks;

    /// <summary>What leaves trials out.</summary>
    public TrialFilter Filter => filter;

    /// <summary>The repetitions of each trial.</summary>
    public int Repetitions { get; } = options.Repetitions ?? experiment.Repetitions;

    /// <summary>The template of readable links; null for none.</summary>
    public LabelTemplate? Label { get; init; }

    /// <summary>Which repetitions are picked, by <c>experiment_id * repetitions + run_id</c>; null: all.</summary>
    public IdSelection? Picked { get; init; }

    /// <summary>Where trials that others need are, be they asked for or not; there where some need others.</summary>
    public Places? Places { get; init; }

    /// <summary>Whether some trials need others.</summary>
    public bool HasDependencies { get; } = blocks.Any(block => block.DependenciesOf is not null);

    /// <summary>The experiment's folder.</summary>
    public string Folder { get; } = Path.Combine(Shortest(options.Out), experiment.Name);

    /// <summary>Things people should know before the start.</summary>
    public IEnumerable<string> Warnings => blocks.SelectMany(block => block.Warnings);

    /// <summary>The number of configs if nothing leaves any out; blocks that overlap are counted twice.</summary>
    public UInt128 Bound => blocks.Aggregate(UInt128.Zero, (sum, block) => Saturated(sum, block.Count));

    /// <summary>Equal for two plans only if they walk through the same repetitions in the same order, and run the same of them.</summary>
    public string Queue => Identity.QueueOf(
    [
        experiment.Name,
        .. blocks.Select(block => block.Block.ToJson().ToJson()),
        string.Create(CultureInfo.InvariantCulture, $"{Repetitions} {options.Seed} {options.Start} {options.Order} {options.Redo} {options.First} {options.Trials} {options.Shard}"),
        string.Join(',', options.Stages),
        options.Where ?? "",
        options.Pick ?? "",
        options.PickRepetitions ?? "",
    ]);

    /// <summary>Whether so many trials are asked for, no fewer.</summary>
    public bool IsBoundExact => !filter.IsActive && blocks.Count == 1 && options.Shard is null && options.Stages.Count == 0 && Picked is null;

    /// <summary>Which stages of the experiment a trial goes through, by their numbers: those of all blocks that have its config, as far as they are asked for; where some are redone, those around them too.</summary>
    public IReadOnlyList<int> StagesOf(Value config)
    {
        var stages = experiment.Stages;
        if (stages.Count == 0 || options.Stages.Count == 0 && blocks.All(block => block.Stages is null))
        {
            return _allStages;
        }
        PlannedBlock[] having = [.. blocks.Where(block => block.Contains(config))];
        // A config that people added to a queue may be in none.
        var asked = having.Length == 0 ? stages.ToHashSet() : having.SelectMany(block => block.Stages ?? stages).ToHashSet();
        int[] own = [.. _allStages.Where(stage => asked.Contains(stages[stage]))];
        return options.Stages.Count == 0 ? own
            : !RedoesStages ? [.. own.Where(stage => options.Stages.Contains(stages[stage]))]
            : own.Any(stage => options.Stages.Contains(stages[stage])) ? own : [];
    }

    /// <summary>The stages that are to run, by name, where a trial has them all: those asked for, in a redo with those behind them.</summary>
    public IEnumerable<string> StagesAsked => options.Stages.Count == 0 ? experiment.Stages
        : RedoesStages ? experiment.Stages.SkipWhile(stage => !options.Stages.Contains(stage))
        : experiment.Stages.Where(options.Stages.Contains);

    /// <summary>Whether some stages and those behind them run again, and what is done before them stays.</summary>
    public bool RedoesStages => options is { Redo: RedoKind.All, Stages.Count: > 0 };

    /// <summary>Every config once, in the order asked for, with its number in its block; constraints are kept.</summary>
    /// <param name="elements">The elements of a block that need be looked at, in ascending ranges; null: all.</param>
    public IEnumerable<(PlannedBlock Block, Proposal Proposal)> Proposals(Func<PlannedBlock, IReadOnlyList<(UInt128 From, UInt128 To)>?>? elements = null)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            foreach (var proposal in elements?.Invoke(blocks[i]) is { } some ? blocks[i].Proposals(some) : blocks[i].Proposals())
            {
                if (!blocks.Take(i).Any(earlier => earlier.Contains(proposal.Config)))
                {
                    yield return (blocks[i], proposal);
                }
            }
        }
    }

    /// <summary>The same place without <c>a/..</c>, which other programs cannot open where there is no <c>a</c>.</summary>
    private static string Shortest(string path)
        => !path.Split('/', '\\').Contains("..") ? path : Path.IsPathRooted(path) ? Path.GetFullPath(path) : Path.GetRelativePath(".", path);

    /// <summary>The sum, or the largest number there is.</summary>
    internal static UInt128 Saturated(UInt128 sum, UInt128 more) => sum > UInt128.MaxValue - more ? UInt128.MaxValue : sum + more;
}
