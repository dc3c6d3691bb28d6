using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Programs;

/// <summary>One product of parameter values; what it leaves out has its default.</summary>
internal sealed record SweepSpec
{
    /// <summary>Its name, for <c>--sweep</c>; null: it has none.</summary>
    public string? Name { get; init; }

    /// <summary>Its place among the sweeps, from 0.</summary>
    public int Number { get; init; }

    /// <summary>What it sets, in order: parameters, or groups by the names of their cases. The first varies slowest.</summary>
    public IReadOnlyList<(string Name, Domain Domain)> Axes { get; init; } = [];

    /// <summary>Parameters that vary together, behind the others.</summary>
    public IReadOnlyList<ParameterAxis> Together { get; init; } = [];

    /// <summary>An expression over the parameters; only configs for which it is true are run. Null: all.</summary>
    public string? Where { get; init; }

    /// <summary>What else configs must be; null: nothing.</summary>
    public Func<Value, bool>? Holds { get; init; }

    /// <summary>The stages it asks for; null: all.</summary>
    public IReadOnlyList<string>? Stages { get; init; }

    /// <summary>Whether it is run; where not, its configs are entries all the same.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>How often each of its configs is an entry, one copy behind the other.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>The entry that values come from which it does not set: its name, or its number, below zero counted back from here. Null: the defaults.</summary>
    public Value? Base { get; init; }

    /// <summary>Whether its stages use folders of other trials.</summary>
    public bool UsesFolders { get; init; }

    /// <summary>The parameters that it sets, itself or by groups; only of meaning with <see cref="Base"/>.</summary>
    public IReadOnlyList<string> Own { get; init; } = [];

    /// <summary>What it is for, in words.</summary>
    public string? Description { get; init; }
}
