using ExpRunner.Programs.SweepFiles.Yaml;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>A sweep as it was read, for the checks between it and the rest of the file.</summary>
/// <param name="Spec">What it asks for.</param>
/// <param name="Place">Where it begins.</param>
internal sealed record SweepDraft(SweepSpec Spec, FilePlace Place)
{
    /// <summary>Whether it is run.</summary>
    public bool IsEnabled => Spec.IsEnabled;

    /// <summary>The key that names the entry it is made from.</summary>
    public YamlMember? Base { get; init; }

    /// <summary>Its condition as it stands in the file.</summary>
    public YamlScalar? Where { get; init; }

    /// <summary>The names of parameters and groups it sets, also where their values are faulty, and where.</summary>
    public required IReadOnlyList<YamlMember> Sets { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<YamlScalar> Tags { get; init; } = [];

    /// <summary>Whether it gives a parameter values, itself or by a group.</summary>
    public bool Gives(string parameter, ParameterTable table)
        => Spec.Base is not null || Sets.Any(member => member.Name == parameter || table.Group(member.Name)?.Spec.Parameters.Contains(parameter) == true);
}
