using ExpRunner.Generators.Model;

namespace ExpRunner.Generators.Emission;

/// <summary>Writes how a field is varied, as a call on the field.</summary>
internal static class VariationEmitter
{
    public static string Call(VariationSpec variation) => variation switch
    {
        ChoicesSpec choices => $".Choices({Choices(choices)})",
        SourceSpec source => $".Source(static () => {source.Expression})",
        RangeSpec range => $".Range({string.Join(", ", Range(range))})",
        _ => ".All()",
    };

    /// <summary>A single choice is written as a list, because null or an array alone would be taken for the list.</summary>
    private static string Choices(ChoicesSpec choices)
    {
        var all = string.Join(", ", choices.Literals);
        return choices.Literals.Count == 1 ? $"[{all}]" : all;
    }

    private static IEnumerable<string> Range(RangeSpec range)
    {
        yield return Names.Text(range.Min);
        yield return Names.Text(range.Max);
        if (range.IsLog)
        {
            yield return Names.Global(RuntimeNames.Scale) + ".Log";
        }
        if (range.Step is { } step)
        {
            yield return "step: " + Names.Text(step);
        }
        if (range.Factor is { } factor)
        {
            yield return "factor: " + Names.Text(factor);
        }
        if (range.Count is { } count)
        {
            yield return "count: " + Names.Number(count);
        }
    }
}
