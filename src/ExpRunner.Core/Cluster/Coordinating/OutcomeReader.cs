namespace ExpRunner.Cluster.Coordinating;

/// <summary>What has ended in a sweep, for those who submitted it, whether it is in a record of its own by now or not.</summary>
internal sealed class OutcomeReader(SweepBook book, ISweepRecords records, TimeProvider time)
{
    private const int MostOutcomes = 4096;

    /// <summary>What has ended, from that number on; waits so long for some where there is none and may be.</summary>
    public async Task<ResultsPage> PageAsync(long from, TimeSpan wait)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            // Before it looks: what is new from then on ends the wait.
            var news = book.News;
            var page = await PageAsync(from).ConfigureAwait(false);
            var left = wait - time.GetElapsedTime(began);
            if (page.Outcomes.Count > 0 || left <= TimeSpan.Zero || !MayCome(page))
            {
                return page;
            }
            await news.WaitAsync(left, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static bool MayCome(ResultsPage page)
        => page.Standing is { IsOpen: true, Counts: var counts } && (counts.Waiting > 0 || counts.Leased > 0 || page.Next < page.Standing.Outcomes);

    private async Task<ResultsPage> PageAsync(long from)
    {
        var standing = book.Read(static state => state.Standing);
        var ended = standing.IsOpen ? await EndedAsync(from, MostOutcomes).ConfigureAwait(false) : [];
        return book.Read(state => new ResultsPage(from + ended.Length, [.. ended.Select(state.Outward)], standing));
    }

    /// <summary>Outcomes by their numbers, as far as they are of attempts that were asked for.</summary>
    public async Task<IReadOnlyList<ClusterOutcome>> OfAsync(long[] numbers, IReadOnlyList<SubmittedAttempt> asked)
    {
        var ended = await EndedAsync(numbers).ConfigureAwait(false);
        var first = asked.DistinctBy(static attempt => attempt.Key).ToDictionary(static attempt => attempt.Key, static attempt => attempt.Number);
        return book.Read(state => ended.Select(state.Outward).Where(outcome => outcome.Number >= first[outcome.Key]).ToArray());
    }

    /// <summary>The bodies of outcomes that are on record, by their numbers.</summary>
    public async Task<IReadOnlyDictionary<long, byte[]>> BodiesAsync(IEnumerable<long> numbers)
    {
        long[] ordered = [.. numbers.Order()];
        var ended = await EndedAsync(ordered).ConfigureAwait(false);
        return ordered.Zip(ended).ToDictionary(static outcome => outcome.First, static outcome => outcome.Second.Body);
    }

    /// <summary>Each record is read once.</summary>
    /// <param name="numbers">In order; all of them are on record.</param>
    private async Task<List<EndedAttempt>> EndedAsync(long[] numbers)
    {
        var outcomes = new List<EndedAttempt>(numbers.Length);
        for (var i = 0; i < numbers.Length;)
        {
            var start = numbers[i];
            var ended = await EndedAsync(start, int.MaxValue).ConfigureAwait(false);
            var those = numbers.Skip(i).TakeWhile(number => number < start + ended.Length).ToArray();
            outcomes.AddRange(those.Select(number => ended[number - start]));
            i += those.Length > 0 ? those.Length : throw new InvalidDataException($"The outcome {start} of a sweep is not on record.");
        }
        return outcomes;
    }

    /// <summary>Outcomes that are on record, from one on to the end of the page it is on.</summary>
    private async Task<EndedAttempt[]> EndedAsync(long from, int most)
    {
        var (page, recent) = book.Read<((long First, string Record)?, EndedAttempt[])>(state => state.Outcomes.Find(from) is { } found ? (found, []) : (null, state.Outcomes.Recent(from, most)));
        if (page is not var (first, name))
        {
            return recent;
        }
        var record = await records.ReadAsync(name).ConfigureAwait(false) ?? throw new InvalidDataException($"The record {name} of a sweep is missing.");
        return [.. OutcomePages.Read(record).Skip((int)(from - first)).Take(most)];
    }
}
