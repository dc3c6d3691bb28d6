using ExpRunner.Generators.Model;

namespace ExpRunner.Generators.Emission;

/// <summary>Writes how a field is varied as an expression.</summary>
internal static class VariationEmitter
{
    public static string Expression(VariationSpec variation, string clr) => variation switch
    {
        ChoicesSpec choices => Call("Choices", clr, Choices(choices)),
        SourceSpec source => Call("Source", clr, $"static () => {source.Expression}"),
        RangeSpec range => Call("Range", clr, string.Join(", ", Range(range))),
        _ => Call("All", clr, ""),
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

    private static string Call(string method, string clr, string arguments) => $"global::{RuntimeNames.Variation}.{method}<{clr}>({arguments})";
}
