using ExpRunner.Statistics;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Makes the importance of the fields of one experiment for one score.</summary>
internal static class ImportanceBuilder
{
    private const int MostCells = 1_000_000;

    /// <summary>Null where no trial has a number, or no field varies among those.</summary>
    public static FieldImportance? Build(string experiment, string score, List<ResultRow> rows, IReadOnlyList<string> ignore)
    {
        var scored = rows.Select(row => (Row: row, Numbers: Sample.Of(row, score)?.Numbers ?? [])).Where(trial => trial.Numbers.Length > 0).ToList();
        var fields = TreatmentFields.Others(rows, [], ignore).Where(field => scored.Select(trial => Cell.Key(trial.Row.Config.GetValueOrDefault(field))).Distinct().Skip(1).Any()).ToList();
        if (fields.Count == 0)
        {
            return null;
        }
        var levels = fields.Select(field => Levels([.. scored.Select(trial => trial.Row.Config.GetValueOrDefault(field))])).ToList();
        var reason = rows.Count > scored.Count ? StatText.Text($"{rows.Count - scored.Count} of {rows.Count} trials have no number") : "";
        var cells = scored.Select((trial, i) => new AnovaCell([.. levels.Select(level => level[i])], trial.Numbers)).ToList();
        var anova = reason.Length == 0 && cells.Count <= MostCells ? Anova.Of(fields, cells, out reason) : null;
        return new()
        {
            Experiment = experiment,
            Score = score,
            Fields = fields,
            Anova = anova,
            Permutation = anova is null ? Permutation(fields, scored, levels) : null,
            Reason = reason,
            Notes = [.. anova is null ? [] : new[] { Error(anova) }, .. LeftOut(rows, fields, ignore)],
        };
    }

    /// <summary>The number of each value among those that differ, in the order of their first appearance.</summary>
    private static int[] Levels(Value[] values)
    {
        var known = new Dictionary<string, int>();
        return Array.ConvertAll(values, value =>
        {
            var key = Cell.Key(value);
            known.TryAdd(key, known.Count);
            return known[key];
        });
    }

    private static PermutationImportance? Permutation(IReadOnlyList<string> fields, List<(ResultRow Row, double[] Numbers)> scored, List<int[]> levels)
    {
        var isOrdered = fields.Select(field => scored.All(trial => trial.Row.Config.GetValueOrDefault(field).Kind == ValueKind.Number)).ToList();
        var features = scored.Select((trial, i) => fields.Select((field, j) => isOrdered[j] ? trial.Row.Config[field].AsDouble() : levels[j][i]).ToArray());
        var usable = features.Zip(scored, (row, trial) => (Row: row, Mean: Summary.Of(trial.Numbers).Mean)).Where(row => double.IsFinite(row.Mean)).ToList();
        return PermutationImportance.Of([.. usable.Select(row => row.Row)], isOrdered, [.. usable.Select(row => row.Mean)]);
    }

    private static IEnumerable<string> LeftOut(List<ResultRow> rows, IReadOnlyList<string> fields, IReadOnlyList<string> ignore)
    {
        string[] names = [.. rows.SelectMany(row => row.Config.Keys).Distinct().Except(fields).Except(ignore).Where(field => rows.Select(row => Cell.Key(row.Config.GetValueOrDefault(field))).Distinct().Skip(1).Any())];
        return names.Length == 0 ? [] : [$"Left out, because the other fields say as much: {string.Join(", ", names)}."];
    }

    private static string Error(Anova anova) => anova switch
    {
        { Error.DegreesOfFreedom: 0 } => "One repetition and nothing left for an error: shares only. More repetitions give F and p.",
        { IsErrorWithin: true } => "F and p against the variation between repetitions, which are presumed independent.",
        _ => "One repetition: F and p against the highest interactions, which are presumed to be noise.",
    };
}
