using ExpRunner.Statistics;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Makes the importance of the fields of one experiment, score by score.</summary>
internal sealed class ImportanceBuilder(string experiment, List<ResultRow> rows, CompareOptions options, SharedDraws draws)
{
    private const int MostCells = 1_000_000;

    /// <summary>Null where no trial has a number, or no field varies among those.</summary>
    public FieldImportance? Build(string score)
    {
        var scored = rows.Select(row => (Row: row, Sample: Sample.Of(row, score) ?? new([], []))).Where(trial => trial.Sample.Numbers.Length > 0).ToList();
        var fields = TreatmentFields.Others(rows, [], options.Ignore).Where(field => scored.Select(trial => Cell.Key(trial.Row.Config.GetValueOrDefault(field))).Distinct().Skip(1).Any()).ToList();
        if (fields.Count == 0)
        {
            return null;
        }
        var levels = fields.Select(field => Levels([.. scored.Select(trial => trial.Row.Config.GetValueOrDefault(field))])).ToList();
        var reason = rows.Count > scored.Count ? StatText.Text($"{rows.Count - scored.Count} of {rows.Count} trials have no number") : "";
        var blocks = Blocks(scored);
        var cells = scored.Select((trial, i) => new AnovaCell([.. levels.Select(level => level[i])], blocks is null ? trial.Sample.Numbers : trial.Sample.InOrderOf(blocks))).ToList();
        var anova = reason.Length == 0 && cells.Count <= MostCells ? Anova.Of(fields, cells, out reason, blocks is null ? null : BetweenOptions.RunId) : null;
        return new()
        {
            Experiment = experiment,
            Score = score,
            Fields = fields,
            Anova = anova,
            Permutation = anova is null ? Permutation(fields, scored, levels) : null,
            Reason = reason,
            Notes = [.. anova is null ? [] : new[] { Error(anova) }, .. LeftOut(fields)],
        };
    }

    /// <summary>The run_ids that all trials have, where repetitions with one run_id had the same luck; else null.</summary>
    private IReadOnlyList<string>? Blocks(List<(ResultRow Row, Sample Sample)> scored)
    {
        var first = scored[0];
        var areShared = options.Pairing == Pairing.RunId || (options.Pairing == Pairing.Auto && scored.TrueForAll(trial => draws.AreShared(first.Row, trial.Row)));
        return areShared && first.Sample.Keys.Count > 1 && scored.TrueForAll(trial => trial.Sample.Keys.Count == first.Sample.Keys.Count && !trial.Sample.Keys.Except(first.Sample.Keys).Any())
            ? first.Sample.Keys : null;
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

    private static PermutationImportance? Permutation(IReadOnlyList<string> fields, List<(ResultRow Row, Sample Sample)> scored, List<int[]> levels)
    {
        var isOrdered = fields.Select(field => scored.All(trial => trial.Row.Config.GetValueOrDefault(field).Kind == ValueKind.Number)).ToList();
        var features = scored.Select((trial, i) => fields.Select((field, j) => isOrdered[j] ? trial.Row.Config[field].AsDouble() : levels[j][i]).ToArray());
        var usable = features.Zip(scored, (row, trial) => (Row: row, Mean: trial.Sample.Summary.Mean)).Where(row => double.IsFinite(row.Mean)).ToList();
        return PermutationImportance.Of([.. usable.Select(row => row.Row)], isOrdered, [.. usable.Select(row => row.Mean)]);
    }

    private IEnumerable<string> LeftOut(IReadOnlyList<string> fields)
    {
        string[] names = [.. rows.SelectMany(row => row.Config.Keys).Distinct().Except(fields).Except(options.Ignore).Where(field => rows.Select(row => Cell.Key(row.Config.GetValueOrDefault(field))).Distinct().Skip(1).Any())];
        return names.Length == 0 ? [] : [$"Left out, because the other fields say as much: {string.Join(", ", names)}."];
    }

    private static string Error(Anova anova) => anova switch
    {
        { Error.DegreesOfFreedom: 0 } => "One repetition and nothing left for an error: shares only. More repetitions give F and p.",
        { Blocks: not null } => "run_id is a block, because repetitions with one run_id had the same luck: F and p against what neither configs nor run_ids explain.",
        { IsErrorWithin: true } => "F and p against the variation between repetitions, which are presumed independent.",
        _ => "One repetition: F and p against the highest interactions, which are presumed to be noise.",
    };
}
