using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>An experiment as the runtime sees it: a name, a space of configs, and a way to run one of them.</summary>
public abstract class Experiment
{
    private protected Experiment(string name, int repetitions)
    {
        Name = name;
        Repetitions = repetitions;
    }

    /// <summary>The name in folders, keys and reports.</summary>
    public string Name { get; }

    /// <summary>How often each config is run unless asked otherwise.</summary>
    public int Repetitions { get; }

    /// <summary>What each attempt needs while it runs.</summary>
    internal virtual Needs Needs => Needs.Least;

    /// <summary>Identifies the code that makes the results, as far as the experiment reaches it; results of other code are stale.</summary>
    public abstract string CodeIdentity { get; }

    /// <summary>The version of the module that the experiment is compiled into: any edit in its project changes it.</summary>
    public abstract string ModuleVersion { get; }

    /// <summary>The config's fields.</summary>
    public abstract IObjectType Config { get; }

    /// <summary>The whole space, as the attributes say.</summary>
    public abstract SearchSpace Space { get; }

    /// <summary>The named grids that <see cref="SweepAttribute"/> methods make; none means the whole space.</summary>
    public abstract IReadOnlyList<(string Name, SearchSpace Space)> Sweeps { get; }

    /// <summary>The configs that <see cref="ConfigsAttribute"/> methods list, by method.</summary>
    public abstract IReadOnlyList<(string Name, IReadOnlyList<Value> Configs)> Listed { get; }

    /// <summary>Whether there are constraints.</summary>
    public abstract bool HasConstraints { get; }

    /// <summary>The name of the first <see cref="ConstraintAttribute"/> that the config breaks, or null.</summary>
    public abstract string? BrokenConstraint(Value config);

    /// <summary>What it is swept over: its named grids, or the whole space where there are none.</summary>
    internal virtual IReadOnlyList<NamedSpace> Spaces
        => Sweeps.Count > 0 ? [.. Sweeps.Select(sweep => new NamedSpace(sweep.Name, sweep.Space))] : [new NamedSpace(null, Space)];

    /// <summary>What the configs of one of <see cref="Listed"/> need, by their places; null: none of them needs anything.</summary>
    internal virtual Func<UInt128, IReadOnlyList<Dependency>>? DependenciesOf(int list) => null;

    /// <summary>The names of <see cref="Spaces"/>.</summary>
    internal virtual IEnumerable<string?> SpaceNames => Spaces.Select(space => space.Name);

    /// <summary>The stages of a repetition, in order; none where it is of one piece.</summary>
    internal virtual IReadOnlyList<string> Stages => [];

    /// <summary>Identifies what each stage does on a config: its command, the stages before it, and what made the folders of other trials that it uses.</summary>
    /// <param name="config">The config.</param>
    /// <param name="needed">The last stages of the trials whose folders it uses, in the order of its dependencies.</param>
    internal virtual IReadOnlyList<UInt128> StageKeys(Value config, params IReadOnlyList<UInt128> needed) => [];

    /// <summary>What is run where it is a program, as sweep.json keeps it; null where it is a class.</summary>
    internal virtual Value Program => Value.Null;

    /// <summary>Whether its code is at hand.</summary>
    internal virtual bool IsKnown => true;

    /// <summary>Whether configs have computed fields.</summary>
    internal virtual bool HasComputed => ComputedNames.Count > 0;

    /// <summary>The computed fields.</summary>
    internal virtual IReadOnlyList<string> ComputedNames => [.. Config.Fields.Where(member => member.IsComputed).Select(member => member.Name)];

    /// <summary>The values of the computed fields.</summary>
    public abstract Value Computed(Value config);

    /// <summary>Runs the chain once and writes what <c>Post</c> returns.</summary>
    public abstract ValueTask RunAsync(Value config, TrialContext trial, ScoreWriter scores);
}
