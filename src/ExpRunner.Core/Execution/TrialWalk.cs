using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>
/// Goes through the trials of a plan by position: repetition <c>run</c> of trial number <c>n</c> has position <c>n * repetitions + run</c>, and in outer
/// order <c>run * trials + n</c>. It goes forward; for a position that lies behind it starts anew.
/// </summary>
/// <param name="plan">What is asked for.</param>
/// <param name="choice">Its trials.</param>
/// <param name="settled">So many trials at the start need nothing at all, and are passed over.</param>
internal sealed class TrialWalk(SweepPlan plan, RepetitionChoice choice, int settled) : IDisposable
{
    private readonly UInt128 _repetitions = (UInt128)plan.Repetitions;
    private IEnumerator<Trial>? _trials;
    private UInt128 _number;
    private UInt128? _count;

    /// <summary>The most positions there can be.</summary>
    public static UInt128 SizeOf(SweepPlan plan)
        => plan.Bound > UInt128.MaxValue / (UInt128)plan.Repetitions ? UInt128.MaxValue : plan.Bound * (UInt128)plan.Repetitions;

    /// <summary>Where the plan ends, once the walk has come to the end of the trials.</summary>
    public UInt128? End => _count * _repetitions;

    /// <summary>The trials that have repetitions in a range, with the position that their repetition 0 would have there, the first repetition in the range and the one behind the last.</summary>
    public IEnumerable<(Trial Trial, UInt128 First, int From, int To)> In(WorkRange range)
        => plan.Options.Order == TrialOrder.Outer ? Outer(range) : Inner(range);

    public void Dispose() => _trials?.Dispose();

    private IEnumerable<(Trial Trial, UInt128 First, int From, int To)> Inner(WorkRange range)
    {
        for (var number = UInt128.Max(range.From / _repetitions, (UInt128)settled); number * _repetitions < range.To && TryMoveTo(number); number++)
        {
            var first = number * _repetitions;
            var from = range.From > first ? (int)(range.From - first) : 0;
            var to = range.To - first < _repetitions ? (int)(range.To - first) : plan.Repetitions;
            yield return (_trials!.Current, first, from, to);
        }
    }

    private IEnumerable<(Trial Trial, UInt128 First, int From, int To)> Outer(WorkRange range)
    {
        for (var position = range.From; position < range.To && !(position >= End); position++)
        {
            if (_count is null && !TryMoveTo(position) && _count == 0)
            {
                yield break;
            }
            // Until the end of the trials has been seen, this is the first round.
            var (run, number) = _count is { } count ? UInt128.DivRem(position, count) : (0, position);
            if (run < _repetitions && number >= (UInt128)settled && TryMoveTo(number))
            {
                yield return (_trials!.Current, position - run, (int)run, (int)run + 1);
            }
        }
    }

    private bool TryMoveTo(UInt128 number)
    {
        if (_trials is null || _number > number + 1)
        {
            _trials?.Dispose();
            _trials = choice.Trials().GetEnumerator();
            _number = 0;
        }
        while (_number <= number)
        {
            if (!_trials.MoveNext())
            {
                _count = _number;
                _trials.Dispose();
                _trials = null;
                return false;
            }
            _number++;
        }
        return true;
    }
}
