using ExpRunner.Statistics;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The numbers of a score, each with the repetition (or block) it belongs to.</summary>
/// <param name="Keys">What pairs are made by, each once.</param>
/// <param name="Numbers">The numbers.</param>
internal sealed record Sample(IReadOnlyList<string> Keys, double[] Numbers)
{
    /// <summary>What is said of the numbers.</summary>
    public Summary Summary { get; } = Summary.Of(Numbers);

    /// <summary>How many of them are NaN or infinite.</summary>
    public int Undefined => Numbers.Count(number => !double.IsFinite(number));

    /// <summary>The repetitions of a trial that have a number; null where the score is text.</summary>
    public static Sample? Of(ResultRow row, string score)
    {
        if (!row.Scores.TryGetValue(score, out var values))
        {
            return new([], []);
        }
        if (TrialNames.HasText(values))
        {
            return null;
        }
        var runs = RunIds(row, values.Count);
        var present = values.Index().Where(value => !value.Item.IsNull).ToList();
        return new([.. present.Select(value => runs[value.Index])], [.. present.Select(value => TrialGroup.NumberOf(value.Item))]);
    }

    /// <summary>The run_ids of a trial's repetitions: as the line names them, or counted from 0.</summary>
    public static string[] RunIds(ResultRow row, int count)
    {
        var named = ResultLine.Member(row.Line, "run_ids");
        string[] runs = named.Kind == ValueKind.List ? [.. named.Items.ToArray().Select(Cell.Key).Distinct()] : [];
        return runs.Length == count ? runs : [.. Enumerable.Range(0, count).Select(run => Cell.Key(Value.Of(run)))];
    }

    /// <summary>The numbers by the keys in another order.</summary>
    public double[] InOrderOf(IReadOnlyList<string> keys)
    {
        var places = Keys.Index().ToDictionary(key => key.Item, key => key.Index);
        return [.. keys.Select(key => Numbers[places[key]])];
    }

    /// <summary>The numbers of both that belong together; null unless more than half of each have a partner, and two at least.</summary>
    public static (double[] First, double[] Second)? Pairs(Sample first, Sample second)
    {
        var partners = second.Keys.Index().ToDictionary(key => key.Item, key => key.Index);
        var both = first.Keys.Index().Where(key => partners.ContainsKey(key.Item)).ToList();
        return both.Count >= 2 && 2 * both.Count > Math.Max(first.Keys.Count, second.Keys.Count)
            ? ([.. both.Select(key => first.Numbers[key.Index])], [.. both.Select(key => second.Numbers[partners[key.Item]])])
            : null;
    }
}
