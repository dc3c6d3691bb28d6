using System.Globalization;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Programs.Quick;

/// <summary>How the values of a variable are typed.</summary>
internal enum QuickValues
{
    /// <summary><c>--vl NAME V…</c></summary>
    List,
    /// <summary><c>--va NAME START STOP STEP</c>: numbers, without STOP.</summary>
    Arithmetic,
    /// <summary><c>--vg NAME START STOP FACTOR</c>: numbers, without STOP.</summary>
    Geometric,
}

/// <summary>A variable as it is typed on the command line.</summary>
/// <param name="Kind">How its values are given.</param>
/// <param name="Name">Its name.</param>
/// <param name="Values">What stands behind the name.</param>
internal sealed record QuickVariable(QuickValues Kind, string Name, IReadOnlyList<string> Values)
{
    private const int MostListed = 1_000_000;

    /// <summary>The option that it is typed with.</summary>
    public string Option => Kind switch { QuickValues.List => "--vl", QuickValues.Arithmetic => "--va", _ => "--vg" };

    /// <summary>What it is called in messages.</summary>
    public string Place => $"{Option} {Name}";

    /// <summary>What a search may choose from.</summary>
    /// <exception cref="ConfigException">The values are none.</exception>
    public Domain Domain()
    {
        if (Kind == QuickValues.List)
        {
            return Values.Count > 0 ? SetValues.Of(Read(Values)) : throw NoValues();
        }
        if (Values.Count != 3)
        {
            var third = Kind == QuickValues.Arithmetic ? "STEP" : "FACTOR";
            throw new ConfigException(string.Create(CultureInfo.InvariantCulture, $"it takes NAME START STOP {third}, and has {Values.Count} values behind the name."));
        }
        return Spaces.Domain.Range(Kind == QuickValues.Arithmetic
            ? new RangeSpec(Values[0], Values[1], Scale.Linear, Values[2], null, null)
            : new RangeSpec(Values[0], Values[1], Scale.Linear, null, Values[2], null), NumberTypes.Any);
    }

    /// <summary>The values one by one.</summary>
    /// <exception cref="ConfigException">The values are none.</exception>
    public Value[] All()
    {
        if (Kind == QuickValues.List)
        {
            return Values.Count > 0 ? Read(Values) : throw NoValues();
        }
        var domain = Domain();
        if (domain.Count > MostListed)
        {
            throw new ConfigException(string.Create(CultureInfo.InvariantCulture, $"a list holds its values, at most {MostListed} of them, and this has {domain.Count}. Sweep a grid instead."));
        }
        return [.. Enumerable.Range(0, (int)domain.Count!.Value).Select(i => domain.At((UInt128)i))];
    }

    private static ConfigException NoValues() => new("there are no values. Write at least one behind the name.");

    /// <summary>Text, unless every one of them reads as a number, or every one as a truth value.</summary>
    private static Value[] Read(IReadOnlyList<string> texts)
    {
        if (texts.All(text => Value.TryNumber(text, out _)))
        {
            return [.. texts.Select(Value.Number)];
        }
        return [.. texts.Select(text => texts.All(IsBoolean) ? Value.Of(text is "true" or "True" or "TRUE") : Value.Of(text))];
    }

    private static bool IsBoolean(string text) => text is "true" or "false" or "True" or "False" or "TRUE" or "FALSE";
}
