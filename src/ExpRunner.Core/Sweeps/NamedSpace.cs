using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>A space that an experiment is swept over.</summary>
/// <param name="Name">Its name, for <c>--sweep</c>; null: it has none.</param>
/// <param name="Space">The space.</param>
internal sealed record NamedSpace(string? Name, SearchSpace Space)
{
    /// <summary>Which configs of the space are meant; null: all.</summary>
    public Func<Value, bool>? Holds { get; init; }

    /// <summary>Its configs one by one, after the settings of <c>--set</c>, where they are a list, equal ones as often as they are there; null: they are the points of the space.</summary>
    /// <remarks>What the function throws is a <see cref="SweepException"/>.</remarks>
    public Func<IReadOnlyList<string>, IReadOnlyList<Value>>? Configs { get; init; }

    /// <summary>What the config at a place of the list, or with an index in the space, needs; null: none of them needs anything.</summary>
    public Func<UInt128, IReadOnlyList<Dependency>>? DependenciesOf { get; init; }

    /// <summary>How the config at a place of the list comes about, once what it needs has completed, and null where it is there already; null: all are there.</summary>
    public Func<UInt128, IPendingConfig?>? PendingOf { get; init; }

    /// <summary>The stages that its trials go through; null: all.</summary>
    public IReadOnlyList<string>? Stages { get; init; }
}
