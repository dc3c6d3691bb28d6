using ExpRunner.Programs.Chains;
using ExpRunner.Programs.Templates;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs;

/// <summary>A program as the runtime sees it: its parameters, its spaces, and what identifies its stages. A <c>ProgramExecutor</c> runs it.</summary>
internal sealed class ProgramSweep : Experiment
{
    private readonly ParametersType _type;
    private readonly Lazy<IReadOnlyList<NamedSpace>> _spaces;
    private readonly Lazy<IReadOnlyList<SweepSpace>> _sweeps;
    private readonly Dictionary<string, Entries> _entries = new(StringComparer.Ordinal);
    private readonly string _code;
    private readonly int _firstWithFolders;

    /// <summary>The entries that were listed last: what they need is asked for after that.</summary>
    private Entries? _planned;

    public ProgramSweep(ProgramSpec spec)
        : base(spec.Name, spec.Repetitions)
    {
        Spec = spec;
        _type = new(spec.Name, [.. spec.Parameters.Select(parameter => new ParameterField(parameter.Name, parameter.Default, parameter.IsTag))]);
        ComputedNames = [.. spec.Groups.Select(group => group.Name)];
        Stages = [.. spec.Stages.Select(stage => stage.Name)];
        _sweeps = new(() => SweepSpace.Of(spec, _type));
        _spaces = new(() => SpacesOf(SweepSpaces));
        _firstWithFolders = NeededFolder.FirstStageOf(spec);
        _code = Identity.ToText(Identity.HashOf(["program", .. spec.Parameters.Select(parameter => $"{parameter.Name}={parameter.Default?.ToCanonicalJson()}")]));
    }

    /// <summary>What is run.</summary>
    public ProgramSpec Spec { get; }

    /// <summary>Finds what this machine lacks to run it, such as programs; only to be asked where this machine is to run it.</summary>
    public Func<IEnumerable<string>> LocalProblems { get; init; } = () => [];

    internal override Needs Needs => Spec.Needs;

    /// <summary>Always the same: what makes results of programs old is a changed command, which stages know.</summary>
    public override string CodeIdentity => "program";

    /// <summary>Changes with the parameters and their defaults, which is all that reading a config depends on.</summary>
    public override string ModuleVersion => _code;

    public override IObjectType Config => _type;

    public override SearchSpace Space => new(((IObjectType)_type).DefaultDomain(), _type);

    public override IReadOnlyList<(string Name, SearchSpace Space)> Sweeps => [];

    public override IReadOnlyList<(string Name, IReadOnlyList<Value> Configs)> Listed => [];

    public override bool HasConstraints => SweepSpaces.Any(sweep => sweep.Spec.IsEnabled && !sweep.IsListed && sweep.Holds is not null);

    internal override IReadOnlyList<NamedSpace> Spaces => _spaces.Value;

    internal override IEnumerable<string?> SpaceNames => Spec.Sweeps.Where(sweep => sweep.IsEnabled).Select(sweep => sweep.Name);

    internal override IReadOnlyList<string> Stages { get; }

    internal override Value Program => Value.Object(
        ("stages", Value.List([.. Spec.Stages.Select(stage => Value.Object(
            ("name", Value.Of(stage.Name)), ("command", Value.Of(stage.Command.Text)), ("shell", Value.Of(stage.Command.IsShell))))])),
        ("wrap", Value.Of(Spec.Wrap?.Text)),
        ("workdir", Value.Of(Spec.WorkingDirectory.Text)),
        ("environment", Value.Object([.. Spec.Environment.Select(variable => (variable.Name, Value.Of(variable.Value.Text)))])));

    public override string? BrokenConstraint(Value config) => null;

    /// <summary>The case of each group that a config has, by the group's name.</summary>
    public override Value Computed(Value config)
        => Value.Object([.. Spec.Groups.Select(group => (group.Name, Value.Of(group.CaseOf(config))))]);

    internal override IReadOnlyList<string> ComputedNames { get; }

    /// <summary>A stage is what its command is on the config, behind the stages before it; the first that uses folders of other trials is behind those, too.</summary>
    internal override IReadOnlyList<UInt128> StageKeys(Value config, params IReadOnlyList<UInt128> needed)
    {
        var values = TemplateValues.OfConfig(config);
        var keys = new UInt128[Spec.Stages.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            var before = i == 0 ? "" : Identity.ToText(keys[i - 1]);
            var others = i == _firstWithFolders ? needed.Select(Identity.ToText) : [];
            keys[i] = Identity.HashOf(["stage", before, .. others, Spec.Stages[i].Name, Spec.Stages[i].Command.Identity(values)]);
        }
        return keys;
    }

    public override ValueTask RunAsync(Value config, TrialContext trial, ScoreWriter scores)
        => throw new NotSupportedException($"{Name} is a program: it runs in a process of its own.");

    /// <summary>All entries of its sweeps, as they are with settings of <c>--set</c>.</summary>
    internal Entries EntriesWith(IReadOnlyList<string> settings)
    {
        var key = string.Join('\n', settings);
        lock (_entries)
        {
            return _entries.TryGetValue(key, out var known) ? known : _entries[key] = new(SweepSpaces, Spec.Rounds, settings);
        }
    }

    /// <summary>The sweeps as spaces, those that are not enabled too.</summary>
    internal IReadOnlyList<SweepSpace> SweepSpaces => _sweeps.Value;

    /// <summary>A sweep that is listed comes again in each round; of the others the first round has all configs.</summary>
    private IReadOnlyList<NamedSpace> SpacesOf(IReadOnlyList<SweepSpace> sweeps)
    {
        (SweepSpace Sweep, int Round)[] places = [.. from round in Enumerable.Range(0, sweeps.Any(sweep => sweep.IsListed) ? Spec.Rounds : 1)
                                                     from sweep in sweeps
                                                     where sweep.Spec.IsEnabled && (round == 0 || sweep.IsListed)
                                                     select (sweep, round)];
        var numbers = places.Select((place, number) => (Key: (place.Sweep.Spec.Number, place.Round), number)).ToDictionary(place => place.Key, place => place.number);
        return [.. places.Select(place => SpaceOf(place.Sweep, place.Round, numbers))];
    }

    private NamedSpace SpaceOf(SweepSpace sweep, int round, Dictionary<(int Sweep, int Round), int> numbers) => new(sweep.Spec.Name, sweep.Space)
    {
        Holds = sweep.IsListed ? null : sweep.Holds,
        Configs = sweep.IsListed ? settings => Listing(sweep.Spec, round, settings) : null,
        DependenciesOf = sweep.NeedsTrials ? element => Needed(sweep.Spec, round, element, numbers) : null,
        PendingOf = sweep.NeedsTrials ? element => _planned?.WaitingAt(sweep.Spec, round, element) is { } waiting ? new PendingEntry(waiting, entry => DependencyOn(entry, numbers, DependencyKind.Trial)) : null : null,
        Stages = sweep.Spec.Stages,
    };

    /// <summary>The folders first: attempts find them by their order.</summary>
    private IReadOnlyList<Dependency> Needed(SweepSpec sweep, int round, UInt128 element, Dictionary<(int Sweep, int Round), int> numbers)
        => _planned is null ? [] :
        [
            .. _planned.FoldersAt(sweep, round, element).Select(entry => DependencyOn(entry, numbers, DependencyKind.Repetition)),
            .. (_planned.WaitingAt(sweep, round, element)?.Needed ?? []).Select(entry => DependencyOn(entry, numbers, DependencyKind.Trial)),
        ];

    private Dependency DependencyOn(int entry, Dictionary<(int Sweep, int Round), int> numbers, DependencyKind kind)
    {
        var (sweep, round, element) = _planned!.PlaceOf(entry);
        return numbers.TryGetValue((sweep.Number, round), out var space) ? new(space, element, kind)
            : throw new SweepException($"{Name}: a config needs {(sweep.Name is { } name ? $"the sweep '{name}'" : "a sweep")}, which is disabled. Enable it.");
    }

    private IReadOnlyList<Value> Listing(SweepSpec sweep, int round, IReadOnlyList<string> settings)
    {
        _planned = EntriesWith(settings);
        return _planned.Faults.Count == 0 ? _planned.ConfigsOf(sweep, round) : throw new SweepException([.. _planned.Faults.Select(fault => $"{Name}: {fault}")]);
    }

    /// <summary>An entry as the engine resolves it.</summary>
    private sealed class PendingEntry(WaitingEntry entry, Func<int, Dependency> dependencyOn) : IPendingConfig
    {
        public Value Resolve(Func<Dependency, NeededTrial> trialOf) => entry.Resolve(needed => trialOf(dependencyOn(needed)));
    }
}
