using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads <c>{ from, to, steps }</c>, <c>{ from, to, step }</c> and <c>{ from, to, factor }</c>.</summary>
internal sealed class RangeReader(ProblemList problems)
{
    /// <summary>Whether an object of a sweep is meant as a range: it has <c>from</c>, or <c>to</c> and nothing that ranges do not have.</summary>
    public static bool IsRange(YamlMap map)
        => map.Find("from") is not null || (map.Find("to") is not null && map.Members.All(member => FileKeys.Range.Contains(member.Name)));

    /// <summary>The range; null: it is none, which is noted.</summary>
    public Domain? Read(string name, YamlMap map)
    {
        var section = Section.Closed(map, "a range (an object that is meant as a value stands in a list: [{ … }])", FileKeys.Range, problems);
        var (from, to) = (Number(section, "from"), Number(section, "to"));
        var (step, factor, steps) = (Number(section, "step"), Number(section, "factor"), section.Count("steps"));
        var scale = section.Word("scale", ("log", Scale.Log), ("linear", Scale.Linear)) ?? Scale.Linear;
        if (!HasOneMeasure(name, section, scale) || from is null || to is null || (step ?? factor ?? (object?)steps) is null)
        {
            return null;
        }
        try
        {
            return Domain.Range(new(from, to, scale, step, factor, steps), NumberTypes.Any);
        }
        catch (ConfigException fault)
        {
            problems.Add(section.Place, $"'{name}': {fault.Message.Replace("a count of", "steps:")}");
            return null;
        }
    }

    private bool HasOneMeasure(string name, Section section, Scale scale)
    {
        var measures = new[] { "steps", "step", "factor" }.Where(key => section.Find(key) is not null).ToArray();
        foreach (var end in new[] { "from", "to" }.Where(end => section.Find(end) is null))
        {
            problems.Add(section.Place, $"'{name}' is a range without '{end}'. Add it; an object that is meant as a value stands in a list: [{{ … }}].");
        }
        if (measures.Length != 1)
        {
            problems.Add(section.Place, measures.Length == 0
                ? $"'{name}' is a range without steps. Add steps: (so many, 'to' included), step: or factor: ('to' left out)."
                : $"'{name}' is a range with {string.Join(" and ", measures)}. Keep one.");
            return false;
        }
        if (scale == Scale.Log && measures[0] != "steps")
        {
            problems.Add(section.Find("scale")!.Place, $"'{name}' has a log scale and {measures[0]}:. A log scale goes with steps:, or use factor: alone.");
            return false;
        }
        return true;
    }

    private static string? Number(Section section, string key)
    {
        const string wanted = "a finite number";
        if (section.Scalar(key, wanted) is not { } scalar)
        {
            return null;
        }
        if (scalar.Value.Kind == ValueKind.Number && ExactNumber.TryParse(scalar.Value.ToString(), out _))
        {
            return scalar.Value.ToString();
        }
        section.Wrong(section.Find(key)!, wanted);
        return null;
    }
}
