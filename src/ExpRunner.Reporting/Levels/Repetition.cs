using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>One repetition of a trial, as its line tells of it.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="RunId">Its run_id.</param>
/// <param name="Status">Its status; null where the line does not tell: it names that of the first repetition that did not complete.</param>
/// <param name="Index">Its place in the lists of scores; -1 where it has none.</param>
internal readonly record struct Repetition(ResultRow Trial, long RunId, string? Status, int Index)
{
    private const string Completed = "completed";

    /// <summary>A line that asks for more than anybody runs is damaged.</summary>
    private const int MostMissing = 1 << 16;

    /// <summary>What went wrong, where the line tells it.</summary>
    public Value Error => Status is null or Completed ? Value.Null : ResultLine.Member(Trial.Line, "error");

    /// <summary>The value of a score, or null.</summary>
    public Value Score(string name)
        => Index >= 0 && Trial.Scores.TryGetValue(name, out var values) && Index < values.Count ? values[Index] : Value.Null;

    /// <summary>The repetitions of a trial by run_id, also those that did not complete.</summary>
    public static IReadOnlyList<Repetition> Of(ResultRow trial)
    {
        var completed = CompletedOf(trial);
        var missing = MissingOf(trial, completed);
        var all = completed.Select((id, index) => new Repetition(trial, id, Completed, index))
            .Concat(missing.Select((id, place) => new Repetition(trial, id, place == 0 && trial.IsFailed ? trial.Status : null, -1)));
        return [.. all.OrderBy(repetition => repetition.RunId)];
    }

    /// <summary>The repetitions that scores belong to, in the order of the scores.</summary>
    private static List<long> CompletedOf(ResultRow trial)
    {
        var named = ResultLine.Member(trial.Line, "run_ids").Items.ToArray().Where(IsId).Select(id => (long)id.AsDouble()).Distinct().ToList();
        var one = ResultLine.Member(trial.Line, "run_id");
        if (named.Count == 0 && IsId(one))
        {
            named.Add((long)one.AsDouble());
        }
        // What completed and tells nothing more was done once.
        var count = named.Count > 0 || trial.IsFailed ? trial.Repetitions : Math.Max(1, Math.Max(trial.Repetitions, Asked(trial)));
        for (var id = 0L; named.Count < count; id++)
        {
            if (!named.Contains(id))
            {
                named.Add(id);
            }
        }
        return named;
    }

    private static List<long> MissingOf(ResultRow trial, List<long> completed)
    {
        var known = completed.ToHashSet();
        var missing = new List<long>();
        var asked = Math.Max(Asked(trial), trial.IsFailed ? completed.Count + 1 : 0);
        for (var id = 0L; known.Count + missing.Count < asked; id++)
        {
            if (!known.Contains(id))
            {
                missing.Add(id);
            }
        }
        return missing;
    }

    private static int Asked(ResultRow trial)
    {
        var asked = ResultLine.Member(trial.Line, "repetitions");
        return IsId(asked) ? (int)Math.Min(asked.AsDouble(), trial.Repetitions + MostMissing) : 0;
    }

    private static bool IsId(Value value) => value.Kind == ValueKind.Number && value.AsDouble() is >= 0 and < 1L << 53 && double.IsInteger(value.AsDouble());
}
