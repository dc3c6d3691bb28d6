using ExpRunner.Results;
using ExpRunner.Searching;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>
/// Goes through a plan by position: repetition <c>run</c> of the trial that is number <c>n</c> of the plan has position
/// <c>n * repetitions + run</c>, whatever filters leave out. It goes forward; for a position that lies behind it starts anew.
/// </summary>
internal sealed class TrialWalk(SweepPlan plan, SweepStore store) : IDisposable
{
    private readonly UInt128 _repetitions = (UInt128)plan.Repetitions;
    private IEnumerator<(PlannedBlock Block, Proposal Proposal)>? _proposals;
    private UInt128 _number;

    /// <summary>The most positions there can be.</summary>
    public static UInt128 SizeOf(SweepPlan plan)
        => plan.Bound > UInt128.MaxValue / (UInt128)plan.Repetitions ? UInt128.MaxValue : plan.Bound * (UInt128)plan.Repetitions;

    /// <summary>Where the plan ends, once the walk has come there.</summary>
    public UInt128? End { get; private set; }

    /// <summary>The trials that have repetitions in a range, with the first of them and the one behind the last; filtered ones are left out.</summary>
    public IEnumerable<(Trial Trial, int From, int To)> In(WorkRange range)
    {
        for (var number = range.From / _repetitions; number * _repetitions < range.To && TryMoveTo(number); number++)
        {
            var (block, proposal) = _proposals!.Current;
            var id = store.IdOf(block.Block, proposal.Id - block.Block.Start, proposal.Config);
            if (plan.Filter.Wants(id, proposal.Config))
            {
                var first = number * _repetitions;
                var from = range.From > first ? (int)(range.From - first) : 0;
                var to = range.To - first < _repetitions ? (int)(range.To - first) : plan.Repetitions;
                yield return (new Trial(id, proposal.Config), from, to);
            }
        }
    }

    public void Dispose() => _proposals?.Dispose();

    private bool TryMoveTo(UInt128 number)
    {
        if (_proposals is null || _number > number + 1)
        {
            _proposals?.Dispose();
            _proposals = plan.Proposals().GetEnumerator();
            _number = 0;
        }
        while (_number <= number)
        {
            if (End is { } end && _number * _repetitions >= end || !_proposals.MoveNext())
            {
                End = _number * _repetitions;
                return false;
            }
            _number++;
        }
        return true;
    }
}
