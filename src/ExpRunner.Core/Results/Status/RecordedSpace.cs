using System.Globalization;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>The spaces that a sweep was asked for, as a list of fields for people.</summary>
internal static class RecordedSpace
{
    private const int MostValues = 12;
    private const int LongestValue = 60;

    /// <summary>The fields of all blocks; of one that several blocks have, what each of them may put there.</summary>
    public static IReadOnlyList<RecordedField> Of(IReadOnlyList<Block> blocks)
    {
        var fields = new OrderedDictionary<string, List<RecordedField>>();
        foreach (var field in blocks.DistinctBy(block => block.FirstId).SelectMany(FieldsOf))
        {
            if (!fields.TryGetValue(field.Name, out var known))
            {
                fields[field.Name] = known = [];
            }
            if (!known.Contains(field))
            {
                known.Add(field);
            }
        }
        return [.. fields.Values.Select(Together)];
    }

    private static RecordedField Together(List<RecordedField> same) => same.Count == 1 ? same[0]
        : new(same[0].Name, string.Join(" or ", same.Select(field => field.Type).Distinct()), string.Join("; ", same.Select(field => field.Values)), null);

    private static IEnumerable<RecordedField> FieldsOf(Block block)
    {
        try
        {
            return block.Space.Kind == ValueKind.Object ? [.. new SearchSpace(Domain.FromJson(block.Space), null).Fields.Where(field => !field.IsPart).Select(field => Of(field, block.Kind))] : Listed(block.Configs);
        }
        catch (ConfigException)
        {
            return [];
        }
    }

    private static RecordedField Of(SpaceField field, SearchKind search)
    {
        var (type, values, count) = field.Domain switch
        {
            FixedDomain => (TypeOf([field.Domain.At(0)]), Shown([field.Domain.At(0)]), (UInt128?)1),
            ChoicesDomain choices => (TypeOf(choices.Values), Shown(choices.Values), choices.Count),
            RangeDomain range => (range.Type.Name, Range(range, search), search == SearchKind.Random ? null : range.Count),
            _ => ("value", "", field.Domain.Count),
        };
        return new(field.Path, type, field.When is null ? values : $"{values} with {field.When}", count);
    }

    private static string Range(RangeDomain range, SearchKind search)
    {
        var spec = range.Spec;
        var steps = spec switch
        {
            { Step: { } step } => $" in steps of {step}",
            { Factor: { } factor } => $", each {factor} times the one before",
            _ => spec.Scale == Scale.Log ? ", logarithmic" : "",
        };
        var count = range.Count is { } points && (search != SearchKind.Random || spec.Count is null)
            ? string.Create(CultureInfo.InvariantCulture, $" ({points} {(points == 1 ? "value" : "values")})") : "";
        return $"{spec.Min} to {spec.Max}{steps}{count}";
    }

    private static IEnumerable<RecordedField> Listed(IReadOnlyList<Value> configs)
    {
        foreach (var name in configs.SelectMany(config => config.Names.ToArray()).Distinct())
        {
            Value[] values = [.. configs.Where(config => config.TryGet(name, out _)).Select(config => config.TryGet(name, out var value) ? value : default).Distinct()];
            yield return new(name, TypeOf(values), Shown(values), (UInt128)values.Length);
        }
    }

    private static string Shown(ReadOnlySpan<Value> values)
    {
        var shown = new List<string>();
        foreach (var value in values[..Math.Min(values.Length, MostValues)])
        {
            var text = value.Kind == ValueKind.Text ? value.AsText() : value.ToJson();
            shown.Add(text.Length > LongestValue ? text[..LongestValue] + "…" : text);
        }
        var list = string.Join(", ", shown) + (values.Length > MostValues ? ", …" : "");
        return values.Length == 1 ? list : string.Create(CultureInfo.InvariantCulture, $"{list} ({values.Length} values)");
    }

    private static string TypeOf(ReadOnlySpan<Value> values)
    {
        var names = new List<string>();
        foreach (var value in values)
        {
            names.Add(value.Kind switch
            {
                ValueKind.Number => double.IsInteger(value.AsDouble()) && !value.ToString().Contains('.') ? "int" : "number",
                ValueKind.Boolean => "bool",
                ValueKind.Text => "text",
                ValueKind.List => "list",
                ValueKind.Object => "object",
                _ => "",
            });
        }
        names.RemoveAll(name => name.Length == 0 || (name == "int" && names.Contains("number")));
        return names.Count == 0 ? "none" : string.Join(" or ", names.Distinct());
    }
}
