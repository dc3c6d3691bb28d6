using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>An experiment of which only the records are at hand, not the code: its configs are taken as they were written, and it cannot run.</summary>
/// <param name="name">Its name.</param>
internal sealed class RecordedExperiment(string name) : Experiment(name, 1)
{
    public override string CodeIdentity => "";

    public override string ModuleVersion => "";

    public override IObjectType Config => throw Unknown();

    public override SearchSpace Space => throw Unknown();

    public override IReadOnlyList<(string Name, SearchSpace Space)> Sweeps => [];

    public override IReadOnlyList<(string Name, IReadOnlyList<Value> Configs)> Listed => [];

    public override bool HasConstraints => false;

    internal override bool HasComputed => false;

    /// <inheritdoc/>
    internal override bool IsKnown => false;

    public override string? BrokenConstraint(Value config) => null;

    public override Value Computed(Value config) => Value.Object();

    public override ValueTask RunAsync(Value config, TrialContext trial, ScoreWriter scores) => throw Unknown();

    private InvalidOperationException Unknown() => new($"The code of {Name} is not at hand.");
}
