using ExpRunner.Statistics;

namespace ExpRunner.Reporting.Html;

/// <summary>
/// Which values the trials that failed for one cause have in common: Fisher's exact test, one-sided, of each value or interval against all other trials, its
/// p times the number of values tried (Bonferroni). Trials are counted, not repetitions, which are alike in what fails them.
/// </summary>
internal sealed class SharedValues
{
    private const double Significance = 0.05;
    private const int MostShown = 5;
    private const int MostTogether = 3;

    private readonly IReadOnlyList<FieldBins> _fields;
    private readonly int _count;
    private readonly IReadOnlyDictionary<string, string> _names;

    public SharedValues(TrialRows rows, IReadOnlyDictionary<string, string> names)
    {
        _fields = [.. rows.Names.Config.Select(name => FieldBins.Of(name, rows.All)).OfType<FieldBins>()];
        (_count, _names) = (rows.All.Count, names);
    }

    /// <summary>The values, the surest first; before them, where several together say more than each, these.</summary>
    /// <param name="failed">The rows of the trials that failed for the cause.</param>
    public IReadOnlyList<PageShared> Of(IReadOnlySet<int> failed)
    {
        bool[] isFailed = [.. Enumerable.Range(0, _count).Select(failed.Contains)];
        var search = new ConditionSearch(_fields, isFailed);
        int[] all = [.. Enumerable.Range(0, _count)];
        var found = search.Find(all, []);
        var tried = search.Tried;
        var sure = found.Where(one => one.P * tried <= Significance).Take(MostShown).ToList();
        var together = sure.Count == 0 ? null : Together(search, all, isFailed, sure[0]);
        return [.. together is null ? [] : new[] { together }, .. sure.Select(one => new PageShared(NameOf(one), one.Text, one.Failed, one.Of, Math.Min(1, one.P * tried)))];
    }

    /// <summary>Adds to the surest condition those of other fields that stand out among the trials it holds for.</summary>
    private PageShared? Together(ConditionSearch search, int[] all, bool[] isFailed, Condition first)
    {
        var (conditions, left) = (new List<Condition> { first }, all.Where(first.Holds).ToArray());
        while (conditions.Count < MostTogether && left.Any(trial => !isFailed[trial]))
        {
            var before = search.Tried;
            var next = search.Find(left, [.. conditions.Select(one => one.Field)]).FirstOrDefault();
            if (next is null || next.P * (search.Tried - before) > Significance)
            {
                break;
            }
            conditions.Add(next);
            left = [.. left.Where(next.Holds)];
        }
        var hits = left.Count(trial => isFailed[trial]);
        return conditions.Count == 1 ? null : new(
            string.Join(", ", conditions.Select(NameOf)),
            string.Join(", ", conditions.Select(one => one.Text)),
            hits, left.Length,
            Math.Min(1, search.Tried * FisherExact.AtLeast(hits, left.Length, isFailed.Count(failed => failed), all.Length)));
    }

    private string NameOf(Condition condition) => _names.GetValueOrDefault(condition.Field.Name, condition.Field.Name);
}
