using System.ComponentModel;

namespace ExpRunner.Spaces;

/// <summary>How a field is varied, as its attribute says.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Variation<T>
{
    private readonly Func<ConfigType<T>, Domain> _over;

    internal Variation(Func<ConfigType<T>, Domain> over) => _over = over;

    internal Domain Over(ConfigType<T> type) => _over(type);
}

/// <summary>Makes variations; generated code calls these.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Variation
{
    /// <summary>The given choices, in order.</summary>
    public static Variation<T> Choices<T>(params T[] values) => new(type => Domain.Choices([.. values.Select(type.Write)]));

    /// <summary>Every value of a bool or enum; every alternative of a field that holds one of several types.</summary>
    public static Variation<T> All<T>() => new(type => type is IAlternativesType alternatives
        ? alternatives.AllAlternatives()
        : Domain.Choices(type.AllValues ?? throw new ConfigException($"{type.Name} has no list of all values.")));

    /// <summary>The values of a sequence, read when the space is first used.</summary>
    public static Variation<T> Source<T>(Func<IEnumerable<T>> values) => new(type => Domain.Choices([.. values().Select(type.Write)]));

    /// <summary>A range; numbers as text, so that steps are exact. Of <paramref name="step"/>, <paramref name="factor"/> and <paramref name="count"/> at most one is given.</summary>
    public static Variation<T> Range<T>(string min, string max, Scale scale = Scale.Linear, string? step = null, string? factor = null, int? count = null)
        => new(type => Domain.Range(new RangeSpec(min, max, scale, step, factor, count), type));
}
