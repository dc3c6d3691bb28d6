namespace ExpRunner.Reporting.Html;

/// <summary>Groups repetitions that did not complete by their cause.</summary>
internal static class FailureGroups
{
    private const int MostGroups = 30;
    private const int MostExamples = 3;
    private const int MostTested = 12;

    /// <summary>The causes, the most frequent first; very rare ones are one group at the end.</summary>
    public static IReadOnlyList<PageFailure> Of(IReadOnlyList<FailedRun> runs, TrialRows rows, IReadOnlyDictionary<string, string> names)
    {
        var groups = runs.GroupBy(run => (run.Status, Cause: CauseText.Of(run.Message))).OrderByDescending(group => group.Count()).ToList();
        var shared = new Lazy<SharedValues>(() => new(rows, names));
        var shown = groups.Take(groups.Count > MostGroups ? MostGroups - 1 : MostGroups)
            .Select((group, place) => Of(group.Key.Cause, group.Key.Status, [.. group], place < MostTested ? shared.Value : null)).ToList();
        if (groups.Count > shown.Count)
        {
            FailedRun[] rest = [.. groups.Skip(shown.Count).SelectMany(group => group)];
            shown.Add(Of($"{groups.Count - shown.Count} rarer causes", string.Join(", ", rest.Select(run => run.Status).Distinct()), rest, null));
        }
        return shown;
    }

    private static PageFailure Of(string cause, string status, FailedRun[] runs, SharedValues? shared) => new(
        cause, status, runs.Length,
        shared?.Of(runs.Select(run => run.Row).Where(row => row >= 0).ToHashSet()) ?? [],
        [.. runs.DistinctBy(run => run.Id).Take(MostExamples).Select(Example)]);

    private static PageExample Example(FailedRun run) => new(run.Row, run.Id, run.RunId, DataText.Cut(run.Message, DataText.LongestText), run.Folder);
}
