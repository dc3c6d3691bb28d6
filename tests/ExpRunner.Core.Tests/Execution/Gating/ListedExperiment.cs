using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Execution.Gating;

/// <summary>An experiment of lists whose configs need others; a scripted executor stands for its code.</summary>
internal sealed class ListedExperiment(params NamedSpace[] lists) : Experiment("Chain", 1)
{
    private static readonly ParametersType Type = new("Chain", [new ParameterField("n", null, false)]);

    public override string CodeIdentity => "code";

    public override string ModuleVersion => "module";

    public override IObjectType Config => Type;

    public override SearchSpace Space => new(((IObjectType)Type).DefaultDomain(), Type);

    public override IReadOnlyList<(string Name, SearchSpace Space)> Sweeps => [];

    public override IReadOnlyList<(string Name, IReadOnlyList<Value> Configs)> Listed => [];

    internal override IReadOnlyList<NamedSpace> Spaces => lists;

    /// <summary>What the one stage does with a config's number; null: there are no stages.</summary>
    public Func<double, string>? Command { get; init; }

    /// <summary>How often keys were computed.</summary>
    public int KeysComputed { get; private set; }

    internal override IReadOnlyList<string> Stages => Command is null ? [] : ["go"];

    internal override IReadOnlyList<UInt128> StageKeys(Value config, params IReadOnlyList<UInt128> needed)
    {
        KeysComputed++;
        return [Identity.HashOf(["stage", .. needed.Select(Identity.ToText), Command!(config.Member("n").AsDouble())])];
    }

    public override bool HasConstraints => false;

    public override string? BrokenConstraint(Value config) => null;

    public override Value Computed(Value config) => Value.Object();

    public override ValueTask RunAsync(Value config, TrialContext trial, ScoreWriter scores) => throw new NotSupportedException();

    public static Value ConfigOf(Value n) => Value.Object(("n", n));

    /// <summary>The number of an attempt's config.</summary>
    public static double NumberOf(Attempt attempt) => attempt.Config.Member("n").AsDouble();

    /// <summary>A list of configs with these numbers.</summary>
    public static NamedSpace List(string name, Func<int, Dependency[]>? needs, params int[] numbers)
        => new(name, new ListedExperiment().Space)
        {
            Configs = _ => [.. numbers.Select(n => ConfigOf(Value.Of(n)))],
            DependenciesOf = needs is null ? null : element => needs((int)element),
        };

    /// <summary>A list in which each config needs the one before it.</summary>
    public static NamedSpace Chain(int length, DependencyKind kind = DependencyKind.Repetition)
        => List("chain", place => place == 0 ? [] : [On(place - 1, kind)], [.. Enumerable.Range(0, length)]);

    public static Dependency On(int place, DependencyKind kind = DependencyKind.Repetition, int list = 0) => new(list, (UInt128)place, kind);
}
