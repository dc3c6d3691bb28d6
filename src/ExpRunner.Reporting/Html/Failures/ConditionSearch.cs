using ExpRunner.Statistics;

namespace ExpRunner.Reporting.Html;

/// <summary>Looks for values of fields with which trials fail more often than without.</summary>
/// <param name="fields">The fields.</param>
/// <param name="isFailed">For each trial whether it failed for the cause.</param>
internal sealed class ConditionSearch(IReadOnlyList<FieldBins> fields, bool[] isFailed)
{
    /// <summary>The odds to fail are at least so many times those of the other trials; less is no use to anybody, however sure it is.</summary>
    private const double LeastOdds = 3;
    private const int LeastFailed = 2;

    /// <summary>How many conditions were tried.</summary>
    public int Tried { get; private set; }

    /// <summary>Of each field the conditions that stand out, the surest first: of ordered fields the best interval, of others every value.</summary>
    /// <param name="trials">Among which trials.</param>
    /// <param name="except">Fields that are left out.</param>
    public IReadOnlyList<Condition> Find(IReadOnlyList<int> trials, IReadOnlyCollection<FieldBins> except)
    {
        var outcome = trials.Count(trial => isFailed[trial]);
        return [.. fields.Except(except).SelectMany(field => In(field, trials, outcome)).OrderBy(found => found.P).ThenByDescending(found => found.Failed).ThenBy(found => found.Of)];
    }

    private IEnumerable<Condition> In(FieldBins field, IReadOnlyList<int> trials, int outcome)
    {
        var (failed, all) = (new int[field.Count], new int[field.Count]);
        foreach (var trial in trials)
        {
            if (field.BinOf[trial] is >= 0 and var bin)
            {
                all[bin]++;
                failed[bin] += isFailed[trial] ? 1 : 0;
            }
        }
        var found = new List<Condition>();
        for (var from = 0; from < field.Count; from++)
        {
            var (some, of) = (0, 0);
            for (var to = from; to < (field.IsOrdered ? field.Count : from + 1); to++)
            {
                some += failed[to];
                of += all[to];
                if (all[from] > 0 && all[to] > 0 && of < trials.Count)
                {
                    Tried++;
                    if (StandsOut(some, of, outcome, trials.Count))
                    {
                        found.Add(new(field, from, to, some, of, FisherExact.AtLeast(some, of, outcome, trials.Count)));
                    }
                }
            }
        }
        return field.IsOrdered ? found.OrderBy(one => one.P).ThenBy(one => one.Of).Take(1) : found;
    }

    private static bool StandsOut(int failed, int of, int outcome, int all)
    {
        var (others, rest) = (outcome - failed, all - of);
        return failed >= LeastFailed && (double)failed * (rest - others) >= LeastOdds * others * (of - failed) && failed * (double)rest > others * (double)of;
    }
}
