using ExpRunner.Programs.Templates;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Programs.Chains;

/// <summary>A sweep as the space of its configs.</summary>
/// <param name="Spec">The sweep.</param>
/// <param name="Space">Its space; where it is listed, with the expressions that need entries before it not computed.</param>
/// <param name="Holds">Which configs are meant; null: all.</param>
/// <param name="IsListed">Whether its configs depend on entries before them or on the number of the copy, so that they are a list.</param>
internal sealed record SweepSpace(SweepSpec Spec, SearchSpace Space, Func<Value, bool>? Holds, bool IsListed)
{
    /// <summary>Whether values are computed from scores of other trials, or stages use their folders.</summary>
    public bool NeedsTrials { get; init; }

    /// <summary>The folders of other trials that stages use, as placeholders name them.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>The spaces of a program's sweeps, those that are not enabled too.</summary>
    public static IReadOnlyList<SweepSpace> Of(ProgramSpec program, ParametersType type) => [.. program.Sweeps.Select(sweep => Of(sweep, program, type))];

    private static SweepSpace Of(SweepSpec sweep, ProgramSpec program, ParametersType type)
    {
        ParameterAxis[] axes = [.. sweep.Axes.Select(axis => AxisOf(axis.Name, axis.Domain, program)), .. sweep.Together];
        var root = type.Over(axes);
        string[] asked = root is ComputedDomain computed ? [.. computed.Names.Where(name => program.Parameters.All(parameter => parameter.Name != name))] : [];
        var isListed = sweep.Base is not null || sweep.UsesFolders || asked.Any(EntryNames.OfLists.Contains);
        if (sweep.Name is not null && asked.Contains(EntryNames.Name))
        {
            root = type.Over(axes, Value.Object((EntryNames.Name, Value.Of(sweep.Name))));
        }
        return new(sweep, new(root, type), sweep.Where is not { } where ? sweep.Holds
            : config => Formula.Parse(where).IsTrue(name => config.TryGet(name, out var value) ? value : CaseOf(name, config, program)) && sweep.Holds?.Invoke(config) is not false, isListed) { NeedsTrials = sweep.UsesFolders || asked.Contains(EntryNames.Trials), Folders = sweep.UsesFolders ? NeededFolder.NamesIn(program) : [] };
    }

    private static Value? CaseOf(string name, Value config, ProgramSpec program)
        => program.Groups.FirstOrDefault(group => group.Name == name) is { } group ? Value.Of(group.CaseOf(config)) : null;

    /// <summary>A group's cases become the values of its parameters, which then vary together.</summary>
    private static ParameterAxis AxisOf(string name, Domain domain, ProgramSpec program)
    {
        if (program.Groups.FirstOrDefault(group => group.Name == name) is not { } group)
        {
            return new([name], domain);
        }
        var values = new Value[(int)domain.Count!.Value];
        for (var i = 0; i < values.Length; i++)
        {
            var chosen = domain.At((UInt128)i).ToString();
            var set = group.Cases.First(entry => entry.Name == chosen).Values;
            values[i] = group.Parameters.Count == 1 ? set[0] : Value.List(set);
        }
        return new([.. group.Parameters], SetValues.Of(values));
    }
}
