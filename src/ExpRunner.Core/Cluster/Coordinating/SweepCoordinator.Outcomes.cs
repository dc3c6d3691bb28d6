namespace ExpRunner.Cluster.Coordinating;

/// <summary>What has ended, for those who submitted it.</summary>
internal sealed partial class SweepCoordinator
{
    public async Task<ResultsPage> ResultsAsync(long from)
    {
        SweepStanding standing;
        lock (_gate)
        {
            standing = Standing();
        }
        var ended = standing.IsOpen ? await EndedAsync(from, MostOutcomes).ConfigureAwait(false) : [];
        lock (_gate)
        {
            return new ResultsPage(from + ended.Length, [.. ended.Select(_state.Outward)], standing);
        }
    }

    public Task<SweepStanding> StatusAsync()
    {
        lock (_gate)
        {
            return Task.FromResult(Standing());
        }
    }

    private SweepStanding Standing() => Terms is null
        ? new SweepStanding(false, false, default, 0, [])
        : new SweepStanding(true, _state.Board.IsStopped, _state.Board.Counts, _state.Outcomes.Count, [.. _state.Board.Workers]);

    /// <summary>Outcomes by their numbers, as far as they are of attempts that were asked for.</summary>
    private async Task<IReadOnlyList<ClusterOutcome>> OutcomesAsync(long[] numbers, IReadOnlyList<SubmittedAttempt> asked)
    {
        var outcomes = new List<ClusterOutcome>(numbers.Length);
        var first = asked.DistinctBy(static attempt => attempt.Key).ToDictionary(static attempt => attempt.Key, static attempt => attempt.Number);
        for (var i = 0; i < numbers.Length;)
        {
            var ended = await EndedAsync(numbers[i], int.MaxValue).ConfigureAwait(false);
            lock (_gate)
            {
                for (var start = numbers[i]; i < numbers.Length && numbers[i] < start + ended.Length; i++)
                {
                    outcomes.Add(_state.Outward(ended[numbers[i] - start]));
                }
            }
        }
        return [.. outcomes.Where(outcome => outcome.Number >= first[outcome.Key])];
    }

    /// <summary>Outcomes that are on record, from one on to the end of the page it is on.</summary>
    private async Task<EndedAttempt[]> EndedAsync(long from, int most)
    {
        (long First, string Record)? page;
        lock (_gate)
        {
            page = _state.Outcomes.Find(from);
            if (page is null)
            {
                return _state.Outcomes.Recent(from, most);
            }
        }
        var (first, name) = page.Value;
        var record = await _records.ReadAsync(name).ConfigureAwait(false) ?? throw new InvalidDataException($"The record {name} of a sweep is missing.");
        return [.. OutcomePages.Read(record).Skip((int)(from - first)).Take(most)];
    }
}
