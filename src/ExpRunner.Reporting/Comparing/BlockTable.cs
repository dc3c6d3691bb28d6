using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The numbers of a score by treatment and block.</summary>
/// <param name="Treatments">The treatments: the values of their fields.</param>
/// <param name="Samples">For each treatment its numbers: with blocks their means in blocks that all have, else all repetitions.</param>
/// <param name="By">What makes the blocks; empty for none.</param>
/// <param name="Notes">What was left out.</param>
internal sealed record BlockTable(IReadOnlyList<Value[]> Treatments, IReadOnlyList<Sample> Samples, IReadOnlyList<string> By, IReadOnlyList<string> Notes)
{
    /// <summary>Gathers the numbers of trials.</summary>
    /// <param name="rows">The trials of one experiment.</param>
    /// <param name="score">The score.</param>
    /// <param name="between">The fields that make treatments.</param>
    /// <param name="by">The fields that make blocks, perhaps run_id among them; none where repetitions are not to be matched.</param>
    public static BlockTable Of(IReadOnlyList<ResultRow> rows, string score, IReadOnlyList<string> between, IReadOnlyList<string> by)
    {
        var treatments = rows.GroupBy(row => Cell.Key(between.Select(name => row.Config.GetValueOrDefault(name)))).ToList();
        var values = treatments.Select(trials => between.Select(name => trials.First().Config.GetValueOrDefault(name)).ToArray()).ToList();
        var cells = treatments.Select(trials => Cells(trials, score, by)).ToList();
        if (by.Count == 0)
        {
            return new(values, [.. cells.Select(blocks => new Sample([.. blocks.Keys], [.. blocks.Values.SelectMany(numbers => numbers)]))], by, []);
        }
        List<string> all = [.. cells.SelectMany(blocks => blocks.Keys).Distinct()];
        List<string> complete = [.. all.Where(block => cells.All(blocks => blocks.ContainsKey(block)))];
        string[] notes = complete.Count == all.Count ? []
            : [string.Create(CultureInfo.InvariantCulture, $"{score}: {all.Count - complete.Count} of {all.Count} blocks lack a number for some value and were left out.")];
        return new(values, [.. cells.Select(blocks => new Sample(complete, [.. complete.Select(block => blocks[block].Average())]))], by, notes);
    }

    /// <summary>The numbers of one treatment by block.</summary>
    private static OrderedDictionary<string, List<double>> Cells(IEnumerable<ResultRow> trials, string score, IReadOnlyList<string> by)
    {
        var cells = new OrderedDictionary<string, List<double>>();
        foreach (var trial in trials)
        {
            var sample = Sample.Of(trial, score) ?? new([], []);
            for (var i = 0; i < sample.Numbers.Length; i++)
            {
                var block = Cell.Key(by.Select(name => name == BetweenOptions.RunId && !trial.Config.ContainsKey(name) ? Value.Of(sample.Keys[i]) : trial.Config.GetValueOrDefault(name)));
                if (!cells.TryGetValue(block, out var numbers))
                {
                    cells[block] = numbers = [];
                }
                numbers.Add(sample.Numbers[i]);
            }
        }
        return cells;
    }
}
