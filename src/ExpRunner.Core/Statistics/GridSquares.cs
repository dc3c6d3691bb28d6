namespace ExpRunner.Statistics;

/// <summary>Sums of squares of a full grid, from the means along its sides.</summary>
internal sealed class GridSquares
{
    private readonly IReadOnlyList<string> _factors;
    private readonly IReadOnlyList<AnovaCell> _cells;
    private readonly double[] _means;
    private readonly long[] _levels;
    private readonly long _repetitions;
    private readonly double _error;
    private readonly (string Name, long Freedom, double Square)? _blocks;
    private readonly double _unit;
    private readonly double _total;

    public GridSquares(IReadOnlyList<string> factors, IReadOnlyList<AnovaCell> cells, string? block)
    {
        (_factors, _cells, _repetitions) = (factors, cells, cells[0].Numbers.Count);
        _levels = [.. factors.Select((_, factor) => cells.Max(cell => (long)cell.Levels[factor]) + 1)];
        var grand = Summary.Of([.. cells.SelectMany(cell => cell.Numbers)]);
        // In units of the deviation squares neither overflow nor vanish.
        _unit = grand.PopulationDeviation > 0 ? grand.PopulationDeviation : 1;
        var summaries = cells.Select(cell => Summary.Of([.. cell.Numbers])).ToList();
        _means = [.. summaries.Select(summary => (summary.Mean - grand.Mean) / _unit)];
        _total = grand.PopulationDeviation > 0 ? grand.Count : 0;
        var effects = block is null || _repetitions == 1 ? new double[_repetitions] : BlockEffects(grand.Mean);
        _blocks = block is null || _repetitions == 1 ? null : (block, _repetitions - 1, cells.Count * effects.Sum(effect => effect * effect));
        _error = cells.Zip(summaries, (cell, summary) => cell.Numbers.Select((number, i) => Math.Pow(Units(number, summary.Mean) - effects[i], 2)).Sum()).Sum();
    }

    /// <summary>How far the mean of each block is from the mean of all.</summary>
    private double[] BlockEffects(double grand)
        => [.. Enumerable.Range(0, (int)_repetitions).Select(i => _cells.Sum(cell => Units(cell.Numbers[i], grand)) / _cells.Count)];

    private double Units(double number, double mean) => double.IsFinite(number - mean) ? (number - mean) / _unit : (number / _unit) - (mean / _unit);

    public Anova Analyse()
    {
        var mains = _factors.Select((name, factor) => (Name: name, Freedom: _levels[factor] - 1, Square: Square([factor]))).ToList();
        var pairs = new List<(string Name, long Freedom, double Square)>();
        for (var one = 0; one < _factors.Count; one++)
        {
            for (var other = one + 1; other < _factors.Count; other++)
            {
                pairs.Add(($"{_factors[one]} × {_factors[other]}", (_levels[one] - 1) * (_levels[other] - 1), Square([one, other]) - mains[one].Square - mains[other].Square));
            }
        }
        var between = (Freedom: _cells.Count - 1L, Square: _repetitions * _means.Sum(mean => mean * mean));
        var higher = (Anova.Higher, between.Freedom - mains.Sum(term => term.Freedom) - pairs.Sum(term => term.Freedom), between.Square - mains.Sum(term => term.Square) - pairs.Sum(term => term.Square));
        return Table(mains, pairs, higher);
    }

    /// <summary>Within cells is the error; else what the highest interactions show, which then are none.</summary>
    private Anova Table(List<(string Name, long Freedom, double Square)> mains, List<(string Name, long Freedom, double Square)> pairs, (string Name, long Freedom, double Square) higher)
    {
        List<(string Name, long Freedom, double Square)> all = higher.Freedom > 0 ? [.. mains, .. pairs, higher] : [.. mains, .. pairs];
        var error = (Name: "error", Freedom: (_cells.Count * (_repetitions - 1)) - (_blocks?.Freedom ?? 0), Square: _error);
        if (_repetitions == 1)
        {
            var pooled = higher.Freedom > 0 ? [higher] : pairs;
            error = ("error", pooled.Sum(term => term.Freedom), pooled.Sum(term => term.Square));
            all.RemoveAll(pooled.Contains);
        }
        return new(
            [.. all.Select(term => Tested(term, error))],
            Term(error),
            _repetitions > 1,
            Term(("total", (_cells.Count * _repetitions) - 1, _total)))
        {
            Blocks = _blocks is { } blocks ? Tested(blocks, error) : null,
        };
    }

    private AnovaTerm Tested((string Name, long Freedom, double Square) term, (string Name, long Freedom, double Square) error)
    {
        var row = Term(term);
        if (error.Freedom == 0 || term.Freedom == 0)
        {
            return row;
        }
        // What rounding leaves of nothing is nothing.
        var (square, rest) = (Cleaned(term.Square), Cleaned(error.Square));
        var f = square == 0 ? (_total == 0 ? double.NaN : 0) : square / term.Freedom / (rest / error.Freedom);
        return row with { F = f, PValue = Tails.AboveF(f, term.Freedom, error.Freedom) };
    }

    private AnovaTerm Term((string Name, long Freedom, double Square) term)
        => new(term.Name, term.Freedom, Cleaned(term.Square) * _unit * _unit, _total == 0 ? double.NaN : Cleaned(term.Square) / _total);

    private double Cleaned(double square) => square < 1e-13 * _total ? 0 : square;

    /// <summary>The sum of squares of the means over all cells that agree in these factors.</summary>
    private double Square(int[] factors)
    {
        var sums = new Dictionary<long, (double Sum, long Count)>();
        for (var i = 0; i < _cells.Count; i++)
        {
            var key = factors.Aggregate(0L, (key, factor) => (key * _levels[factor]) + _cells[i].Levels[factor]);
            var (sum, count) = sums.GetValueOrDefault(key);
            sums[key] = (sum + _means[i], count + 1);
        }
        return sums.Values.Sum(group => _repetitions * group.Sum * group.Sum / group.Count);
    }
}
