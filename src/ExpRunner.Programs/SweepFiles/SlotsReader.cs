using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads <c>slots:</c>: what each binds, or only how many there are.</summary>
internal sealed class SlotsReader(Section head, ProblemList problems)
{
    /// <summary>What each slot binds, and the number of slots where they bind nothing.</summary>
    public (IReadOnlyList<string> Bound, int? Count) Read() => head.Find("slots")?.Node switch
    {
        null => ([], null),
        YamlMap map => ([], Count(map)),
        YamlScalar { Value.Kind: ValueKind.Number } number => Unclear(number),
        _ => ([.. (head.Scalars("slots", "a list of slots, or { count: 4 }") ?? []).Select(slot => slot.Text)], null),
    };

    private int? Count(YamlMap map)
    {
        var section = Section.Closed(map, "slots", FileKeys.Slots, problems);
        if (section.Find("count") is null)
        {
            problems.Add(map.Place, "slots: has no count. Write { count: 4 }, or a list of what the slots bind.");
        }
        return section.Count("count");
    }

    private (IReadOnlyList<string>, int?) Unclear(YamlScalar number)
    {
        problems.Add(number.Place, $"'slots: {number.Text}' may be {number.Text} slots or the device {number.Text}. Write {{ count: {number.Text} }} or [{number.Text}].");
        return ([], null);
    }
}
