namespace ExpRunner.Reporting;

/// <summary>
/// The numbers of a score behind cells. Those of several trials in a cell are averaged over what makes pairs: the run_id, where all drew from <c>trial.SharedRandom</c> of
/// one seed; else, where cells pool trials, the fields in which these differ, as <c>compare</c> does.
/// </summary>
internal sealed class CellSamples
{
    private readonly CellSample[] _samples;

    public CellSamples(string score, IReadOnlyList<TrialGroup> cells, IReadOnlyList<ColumnSource> groupBy)
    {
        List<ResultRow> trials = [.. cells.SelectMany(cell => cell.Trials)];
        var warnings = new List<string>();
        var draws = SharedDraws.Of(trials, warnings);
        Notes = warnings;
        var isShared = draws.SeedOf(trials[0]) is not null && trials.All(trial => draws.AreShared(trials[0], trial));
        if (!isShared && cells.Any(cell => cell.Trials.Count > 1))
        {
            string[] between = [.. groupBy.SelectMany(column => column.Template is { } template ? LabelColumn.NamesIn(template) : [column.Name])];
            By = TreatmentFields.Others(trials, between, []);
        }
        _samples = [.. cells.Select(cell => new CellSample(
            [.. cell.Trials.SelectMany(trial => Sample.Of(trial, score)!.Numbers)],
            isShared ? Runs(cell.Trials, score) : By.Count > 0 ? Blocks(cell.Trials, score) : null))];
    }

    /// <summary>The fields that make blocks of trials; none where there are no blocks.</summary>
    public IReadOnlyList<string> By { get; } = [];

    /// <summary>What was passed over.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The numbers of a cell.</summary>
    public CellSample Of(int cell) => _samples[cell];

    /// <summary>Of each repetition that all trials have, the mean over the trials.</summary>
    private static Sample Runs(IReadOnlyList<ResultRow> trials, string score)
        => Averaged(trials.Select(trial => Sample.Of(trial, score)!).SelectMany(sample => sample.Keys.Zip(sample.Numbers)), trials.Count);

    /// <summary>Of each block the mean over its repetitions.</summary>
    private Sample Blocks(IReadOnlyList<ResultRow> trials, string score)
        => Averaged(trials.SelectMany(trial => Sample.Of(trial, score)!.Numbers.Select(number => (Cell.Key(By.Select(name => trial.Config.GetValueOrDefault(name))), number))), 1);

    private static Sample Averaged(IEnumerable<(string Key, double Number)> numbers, int least)
    {
        var groups = numbers.GroupBy(number => number.Key, number => number.Number).Where(group => group.Count() >= least).ToList();
        return new([.. groups.Select(group => group.Key)], [.. groups.Select(group => group.Average())]);
    }
}
