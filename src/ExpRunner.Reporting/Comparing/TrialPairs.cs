using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The configs of two results, brought together.</summary>
/// <param name="Both">Those that both have, in the order of the first.</param>
/// <param name="Notes">What only one of them has.</param>
internal sealed record TrialPairs(IReadOnlyList<TrialPair> Both, IReadOnlyList<string> Notes)
{
    private const int MostShown = 5;

    /// <summary>Brings trials together by experiment and by the value of every config field that both have.</summary>
    /// <exception cref="ReportException">Several trials of one result have the same config, or a field to ignore is in neither.</exception>
    public static TrialPairs Of(IReadOnlyList<ResultRow> first, IReadOnlyList<ResultRow> second, IReadOnlyList<string> ignore)
    {
        var known = first.Concat(second).SelectMany(row => row.Config.Keys).ToHashSet();
        foreach (var name in ignore.Where(name => !known.Contains(name)))
        {
            throw new ReportException($"ignore: there is no config field '{name}'.{NearNames.Hint(name, known)}");
        }
        var (both, notes) = (new List<TrialPair>(), new List<string>());
        foreach (var experiment in first.Concat(second).Select(row => row.Experiment).Distinct())
        {
            Join(experiment, [.. first.Where(row => row.Experiment == experiment)], [.. second.Where(row => row.Experiment == experiment)], ignore, both, notes);
        }
        return new(both, notes);
    }

    private static void Join(string experiment, List<ResultRow> first, List<ResultRow> second, IReadOnlyList<string> ignore, List<TrialPair> both, List<string> notes)
    {
        if (first.Count == 0 || second.Count == 0)
        {
            notes.Add($"Experiment {experiment} is only in {(first.Count > 0 ? "A" : "B")}.");
            return;
        }
        string[] ofFirst = [.. Names(first).Except(ignore)], ofSecond = [.. Names(second).Except(ignore)];
        string[] common = [.. ofFirst.Intersect(ofSecond)];
        NameFields(experiment, "A", ofFirst.Except(common), first, notes);
        NameFields(experiment, "B", ofSecond.Except(common), second, notes);
        var before = ByConfig(first, common, "A", ofFirst);
        var after = ByConfig(second, common, "B", ofSecond);
        both.AddRange(before.Where(row => after.ContainsKey(row.Key)).Select(row => new TrialPair(row.Value, after[row.Key], Config(row.Value, common))));
        NameConfigs(experiment, "A", [.. before.Where(row => !after.ContainsKey(row.Key)).Select(row => row.Value)], common, notes);
        NameConfigs(experiment, "B", [.. after.Where(row => !before.ContainsKey(row.Key)).Select(row => row.Value)], common, notes);
    }

    private static IEnumerable<string> Names(List<ResultRow> rows) => rows.SelectMany(row => row.Config.Keys).Distinct();

    private static OrderedDictionary<string, Value> Config(ResultRow row, string[] names)
        => new(names.Where(row.Config.ContainsKey).Select(name => KeyValuePair.Create(name, row.Config[name])));

    private static OrderedDictionary<string, ResultRow> ByConfig(List<ResultRow> rows, string[] common, string side, string[] all)
    {
        var trials = new OrderedDictionary<string, ResultRow>();
        foreach (var row in rows)
        {
            if (trials.TryAdd(Cell.Key(common.Select(name => row.Config.GetValueOrDefault(name))), row))
            {
                continue;
            }
            var other = trials[Cell.Key(common.Select(name => row.Config.GetValueOrDefault(name)))];
            string[] apart = [.. all.Except(common).Where(name => Cell.Key(row.Config.GetValueOrDefault(name)) != Cell.Key(other.Config.GetValueOrDefault(name)))];
            throw new ReportException(apart.Length > 0
                ? $"{row.Experiment}: trials {other.Id} and {row.Id} of {side} differ only in {string.Join(", ", apart)}, which the other result does not have, so that both would stand for one config of it. Choose one, as with --where \"coalesce({apart[0]}, {Literal(row.Config.GetValueOrDefault(apart[0]))}) == {Literal(row.Config.GetValueOrDefault(apart[0]))}\"."
                : $"{row.Experiment}: trial {other.Id} of {other.File} and trial {row.Id} of {row.File} in {side} have the same config. Name the folder of one sweep.");
        }
        return trials;
    }

    private static string Literal(Value value) => value.Kind == ValueKind.Text ? $"'{value}'" : value.ToString();

    private static void NameFields(string experiment, string side, IEnumerable<string> names, List<ResultRow> rows, List<string> notes)
    {
        foreach (var name in names)
        {
            string[] values = [.. rows.Select(row => row.Config.GetValueOrDefault(name).ToString()).Distinct().Take(MostShown + 1)];
            notes.Add($"{experiment}: only {side} has the field {name} ({string.Join(", ", values.Take(MostShown))}{(values.Length > MostShown ? ", ..." : "")}); it was left out of the configs.");
        }
    }

    private static void NameConfigs(string experiment, string side, List<ResultRow> rows, string[] common, List<string> notes)
    {
        if (rows.Count == 0)
        {
            return;
        }
        var shown = rows.Take(MostShown).Select(row => string.Join(", ", Config(row, common).Select(field => $"{field.Key}={field.Value}")) is { Length: > 0 } config ? config : $"trial {row.Id}");
        notes.Add(string.Create(CultureInfo.InvariantCulture,
            $"{experiment}: {rows.Count} {(rows.Count == 1 ? "config is" : "configs are")} only in {side}: {string.Join("; ", shown)}{(rows.Count > MostShown ? "; ..." : "")}."));
    }
}
