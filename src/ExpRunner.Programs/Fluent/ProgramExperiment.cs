using System.Collections;
using ExpRunner.Expressions;
using ExpRunner.Programs.Captures;
using ExpRunner.Programs.Fluent;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;

namespace ExpRunner;

/// <summary>
/// A program whose command line varies. It is a sequence of commands, every combination of the values once, the argument declared first slowest;
/// <c>Experiments.RunAsync</c> runs it as a sweep.
/// </summary>
/// <remarks>
/// Values are passed as they are: a blank, a quote or <c>$(…)</c> in one stays in its argument. What is wrong with the declarations is told,
/// all at once, by a <see cref="SweepException"/> from the first use. A sequence that is being walked does not see later changes.
/// </remarks>
public sealed partial class ProgramExperiment : IEnumerable<ProgramCommand>
{
    private readonly List<Declaration> _declared = [];
    private readonly List<CaptureSpec> _scores = [];
    private readonly List<string> _conditions = [];
    private readonly List<Func<ConfigValues, bool>> _predicates = [];
    private Needs _needs = Needs.Least;
    private CommandGrid? _grid;

    /// <summary>A program, perhaps with first arguments.</summary>
    /// <param name="command">
    /// <c>gcc</c>, or <c>python ./train.py</c>: split as a shell splits it, so that what holds a blank stands in quotes; <c>{name}</c> and <c>[name]</c>
    /// stand for parameters as they do in sweep files.
    /// </param>
    public ProgramExperiment(string command)
    {
        ArgumentNullException.ThrowIfNull(command);
        DeclareCommand(command);
    }

    /// <summary>The experiment's name in folders, keys and reports; the program's file name, if it is not set.</summary>
    public string? Name { get; set => (field, _grid) = (value, null); }

    /// <summary>Where the program runs; the current folder, if it is not set.</summary>
    public string? WorkingDirectory { get; set => (field, _grid) = (value, null); }

    /// <summary>The longest a command may run, unless a call or a sweep's options say otherwise; null: as long as it needs.</summary>
    public TimeSpan? Timeout { get; set => (field, _grid) = (value, null); }

    /// <summary>How often a sweep runs each combination.</summary>
    public int Repetitions { get; set => (field, _grid) = (value, null); } = 1;

    /// <summary>The number of combinations, those that <c>Where</c> leaves out included; nothing is walked.</summary>
    /// <exception cref="SweepException">Something is wrong with the declarations, or there are more than 2^63.</exception>
    public long Count => Grid.Count;

    /// <summary>What varies, in order of declaration: the first one slowest.</summary>
    /// <exception cref="SweepException">Something is wrong with the declarations.</exception>
    public IReadOnlyList<ProgramDimension> Dimensions => Grid.Dimensions;

    private CommandGrid Grid => _grid ??= CommandGrid.Of(Draft());

    /// <summary>The command of a combination, at once, also one that <c>Where</c> leaves out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public ProgramCommand this[long index] => Grid.At(index);

    /// <summary>The commands from a combination on; it is reached at once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The start is negative or more than <see cref="Count"/>.</exception>
    public IEnumerable<ProgramCommand> From(long start) => Grid.From(start);

    /// <inheritdoc/>
    public IEnumerator<ProgramCommand> GetEnumerator() => Grid.From(0).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Leaves out the combinations for which an expression is false, such as <c>width &lt; 64 || depth == 1</c>; names with dashes stand in backquotes.</summary>
    public ProgramExperiment Where(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        _conditions.Add(expression);
        return Changed();
    }

    /// <summary>Leaves out the combinations for which this is false.</summary>
    public ProgramExperiment Where(Func<ConfigValues, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        _predicates.Add(predicate);
        return Changed();
    }

    /// <summary>Reads a score of a sweep from what the program prints: the first group of the last line that matches.</summary>
    /// <param name="name">The score's name.</param>
    /// <param name="pattern">A regular expression with a group, such as <c>accuracy: (@float@)</c>; <c>@float@</c>, <c>@int@</c>, <c>@slug@</c> and <c>@str@</c> stand for what programs print.</param>
    /// <param name="required">Whether a repetition without it has failed.</param>
    public ProgramExperiment Score(string name, string pattern, bool required = false)
    {
        var said = $"Score(\"{name}\")";
        try
        {
            _scores.Add(new CaptureSpec { Name = name, Pattern = CapturePattern.Parse(pattern), IsRequired = required });
        }
        catch (CaptureException fault)
        {
            _declared.Add(new Declaration(said) { Fault = fault.Message });
        }
        return Changed();
    }

    /// <summary>What each command of a sweep needs while it runs; as many run at once as fit into what the options give.</summary>
    /// <param name="cpus">Processors, at least 0.001; 0.5 lets two commands share one.</param>
    /// <param name="gpus">Graphics processors, each for one command alone; their ids are in <c>CUDA_VISIBLE_DEVICES</c>.</param>
    /// <param name="memory">Memory, as <c>500m</c> or <c>4g</c>; null: not counted.</param>
    /// <param name="tags">What the machine must have, in words.</param>
    public ProgramExperiment Resources(double cpus = 1, int gpus = 0, string? memory = null, params string[] tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        string[] faults =
        [
            .. ResourceRules.IsCpus(cpus) ? Array.Empty<string>() : [$"cpus: give {ResourceRules.WantedCpus}."],
            .. ResourceRules.IsGpus(gpus) ? Array.Empty<string>() : [$"gpus: give {ResourceRules.WantedGpus}."],
            .. memory is null || SizeText.TryParse(memory, out _) ? Array.Empty<string>() : [$"memory: '{memory}' is not {ResourceRules.WantedMemory}."],
            .. tags.Where(tag => !ResourceRules.IsTag(tag)).Select(tag => $"tags: '{tag}' is not {ResourceRules.WantedTag}."),
        ];
        _declared.AddRange(faults.Select(fault => new Declaration("Resources") { Fault = fault }));
        _needs = faults.Length > 0 ? Needs.Least : new() { Cpus = cpus, Gpus = gpus, Memory = memory is null ? 0 : SizeText.Parse(memory), Tags = [.. tags] };
        return Changed();
    }

    /// <summary>The same as a sweep.</summary>
    /// <exception cref="SweepException">Something is wrong with the declarations.</exception>
    internal Programs.ProgramSweep ToSweep() => Draft().ToSweep();

    private ProgramDraft Draft() => new(_declared)
    {
        Name = Name,
        WorkingDirectory = WorkingDirectory,
        Timeout = Timeout,
        Repetitions = Repetitions,
        Needs = _needs,
        Conditions = [.. _conditions],
        Predicates = [.. _predicates],
        Scores = [.. _scores],
    };

    private ProgramExperiment Changed()
    {
        _grid = null;
        return this;
    }
}
