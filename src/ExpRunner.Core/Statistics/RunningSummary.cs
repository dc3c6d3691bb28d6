namespace ExpRunner.Statistics;

/// <summary>
/// A <see cref="Summary"/> of numbers that arrive one by one, in memory that stops growing. Few numbers are summarised as they
/// are; of many, each full block is summarised in two passes and merged with those before (T. F. Chan, G. H. Golub, R. J. LeVeque,
/// 1979), which is as accurate but knows no median.
/// </summary>
/// <param name="keepsAll">Whether all numbers are kept, for the median.</param>
internal sealed class RunningSummary(bool keepsAll)
{
    private const int Block = 1024;
    private const double MostOrigin = 1e300;

    private double[] _numbers = [];
    private int _kept;
    private long _merged;
    private double _origin;
    private double _mean;
    private TwoPass.Squares _squares;
    private double _min = double.PositiveInfinity;
    private double _max = double.NegativeInfinity;

    /// <summary>The numbers so far, where all are kept.</summary>
    public ReadOnlySpan<double> Numbers => _numbers.AsSpan(0, _kept);

    /// <summary>Adds a number.</summary>
    public void Add(double number)
    {
        if (_kept == _numbers.Length)
        {
            MakeRoom();
        }
        _numbers[_kept++] = number;
    }

    /// <summary>The summary of all numbers so far; its median is NaN where they were many and not all kept.</summary>
    public Summary Total()
    {
        if (_merged == 0)
        {
            return Summary.Of(_numbers.AsSpan(0, _kept));
        }
        Merge();
        return Summary.Of(checked((int)_merged), _origin + _mean, _squares, _min, _max, double.NaN);
    }

    private void MakeRoom()
    {
        if (keepsAll || _kept < Block)
        {
            Array.Resize(ref _numbers, Math.Max(4, 2 * _kept));
            return;
        }
        Merge();
    }

    private void Merge()
    {
        var block = _numbers.AsSpan(0, _kept);
        if (block.IsEmpty)
        {
            return;
        }
        (_min, _max) = TwoPass.Bounds(block, _min, _max);
        if (_merged == 0)
        {
            // Numbers far from 0 lose nothing when blocks are merged as long as all are counted from the first block's mean.
            var (first, _) = TwoPass.MeanAndSquares(block);
            _origin = Math.Abs(first) < MostOrigin ? first : 0;
        }
        foreach (ref var number in block)
        {
            number -= _origin;
        }
        var (mean, squares) = TwoPass.MeanAndSquares(block);
        (_mean, _squares) = _merged == 0 ? (mean, squares) : TwoPass.Merge(_mean, _squares, _merged, mean, squares, _kept);
        (_merged, _kept) = (_merged + _kept, 0);
    }
}
