namespace ExpRunner.Spaces;

/// <summary>One place of a config, as lists of variations, plans and checks of names see it.</summary>
/// <param name="Path">The names on the way, with dots: <c>Opt.Rate</c>, <c>Layers.0.Width</c>.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Domain">What a search may put there.</param>
/// <param name="IsTag">Marked as a tag.</param>
/// <param name="When">The alternative that has this field, as <c>Opt=Sgd</c>; null for a field that every config has.</param>
/// <param name="IsPart">Follows from another field: a member of a preset, or the name of an alternative.</param>
internal sealed record SpaceField(string Path, ConfigType Type, Domain Domain, bool IsTag, string? When, bool IsPart)
{
    /// <summary>Whether values here are computed from others; the domain has the expressions as text.</summary>
    public bool IsComputed { get; init; }

    /// <summary>Whether configs differ here, or may.</summary>
    public bool IsVaried => IsComputed || Domain.Count != 1;
}
