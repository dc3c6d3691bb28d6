using System.ComponentModel;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>A typed experiment; generated code makes it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Experiment<T> : Experiment
{
    private readonly ObjectType<T> _config;
    private readonly Func<T, TrialContext, ScoreWriter, ValueTask> _run;
    private readonly Lazy<string> _code;
    private readonly Lazy<ConfigWatch<T>?> _watch;
    private readonly Lazy<SearchSpace> _space;
    private readonly Lazy<IReadOnlyList<(string, SearchSpace)>> _sweeps;
    private readonly Lazy<IReadOnlyList<(string, IReadOnlyList<Value>)>> _listed;

    /// <param name="name">The experiment's name.</param>
    /// <param name="repetitions">How often each config is run.</param>
    /// <param name="config">The config's fields.</param>
    /// <param name="run">Runs the chain and writes the scores.</param>
    public Experiment(string name, int repetitions, ObjectType<T> config, Func<T, TrialContext, ScoreWriter, ValueTask> run)
        : base(name, repetitions)
    {
        _config = config;
        _run = run;
        _code = new(() => ReachedCode.Identity(typeof(T), run.Method));
        _watch = new(() => ConfigWatch<T>.For(config));
        _space = new(() => new SearchSpace(((IObjectType)config).DefaultDomain(), config));
        _sweeps = new(() => [.. SweepMethods.Select(sweep => (sweep.Name, sweep.Narrow(Space)))]);
        _listed = new(() => [.. ConfigMethods.Select(method => (method.Name, (IReadOnlyList<Value>)[.. method.List().Select(config.Write)]))]);
    }

    /// <summary>The constraints, by name.</summary>
    public (string Name, Func<T, bool> Holds)[] Constraints { get; init; } = [];

    /// <summary>The methods marked with <see cref="SweepAttribute"/>.</summary>
    public (string Name, Func<SearchSpace, SearchSpace> Narrow)[] SweepMethods { get; init; } = [];

    /// <summary>The methods marked with <see cref="ConfigsAttribute"/>.</summary>
    public (string Name, Func<IEnumerable<T>> List)[] ConfigMethods { get; init; } = [];

    /// <summary>The lists marked with <see cref="AfterAttribute"/>, and those that come first; null: each config comes behind the one before it.</summary>
    public (string List, string? First)[] After { get; init; } = [];

    /// <summary>What the class says of its resources; null: nothing.</summary>
    public ResourcesAttribute? Resources { get; init; }

    /// <inheritdoc/>
    public override string CodeIdentity => _code.Value;

    /// <inheritdoc/>
    public override string ModuleVersion => typeof(T).Module.ModuleVersionId.ToString("N");

    internal override Needs Needs => field ??= Resources?.ToNeeds() ?? Needs.Least;

    /// <inheritdoc/>
    public override IObjectType Config => _config;

    /// <inheritdoc/>
    public override SearchSpace Space => _space.Value;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, SearchSpace Space)> Sweeps => _sweeps.Value;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, IReadOnlyList<Value> Configs)> Listed => _listed.Value;

    internal override Func<UInt128, IReadOnlyList<Dependency>>? DependenciesOf(int list)
    {
        if (!Array.Exists(After, after => after.List == Listed[list].Name))
        {
            return null;
        }
        var first = Array.Find(After, after => after.List == Listed[list].Name).First;
        if (first is null)
        {
            return place => place == 0 ? [] : [new Dependency(list, place - 1, DependencyKind.Repetition)];
        }
        var other = Array.FindIndex(ConfigMethods, method => method.Name == first);
        Dependency[] all = [.. Enumerable.Range(0, Listed[other].Configs.Count).Select(place => new Dependency(other, (UInt128)place, DependencyKind.Repetition))];
        return _ => all;
    }

    /// <summary>Reads a config.</summary>
    public T Read(Value config) => _config.Read(config);

    /// <inheritdoc/>
    public override bool HasConstraints => Constraints.Length > 0;

    /// <inheritdoc/>
    public override string? BrokenConstraint(Value config)
    {
        if (Constraints.Length == 0)
        {
            return null;
        }
        var instance = _config.Read(config);
        return Array.Find(Constraints, constraint => !constraint.Holds(instance)).Name;
    }

    /// <inheritdoc/>
    public override Value Computed(Value config)
        => _config.Fields.Any(field => field.IsComputed) ? _config.WriteComputed(_config.Read(config)) : Value.Object();

    /// <inheritdoc/>
    public override ValueTask RunAsync(Value config, TrialContext trial, ScoreWriter scores)
    {
        var instance = _config.Read(config);
        return _watch.Value is { } watch ? watch.RunAsync(instance, _run, trial, scores) : _run(instance, trial, scores);
    }
}
