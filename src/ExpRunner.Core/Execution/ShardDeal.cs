using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>
/// Deals the trials asked for out to the parts of a sweep, one after the other; where they are fewer than the parts, their repetitions.
/// What has run already changes nothing, so that every part knows its own without the others.
/// </summary>
internal sealed class ShardDeal(Shard shard, int repetitions)
{
    private bool _isKnown;
    private Dictionary<UInt128, int>? _few;

    /// <summary>The trials that <see cref="TrialsOf"/> has gone through, those of other parts too.</summary>
    public long Asked { get; private set; }

    /// <summary>The trials of which this part has repetitions.</summary>
    public IEnumerable<Trial> TrialsOf(Func<IEnumerable<Trial>> asked)
    {
        var few = Few(asked);
        var position = 0L;
        foreach (var trial in asked())
        {
            var isOurs = few is null ? shard.Has(position) : RunIds(asked, trial).Any();
            Asked = Math.Max(Asked, ++position);
            if (isOurs)
            {
                yield return trial;
            }
        }
    }

    /// <summary>The repetitions of a trial that are this part's.</summary>
    public IEnumerable<int> RunIds(Func<IEnumerable<Trial>> asked, Trial trial)
    {
        var all = Enumerable.Range(0, repetitions);
        return Few(asked) is { } few ? all.Where(run => shard.Has(((long)few[trial.Id] * repetitions) + run)) : all;
    }

    /// <summary>The places of the trials by id where there are fewer than parts; otherwise null.</summary>
    private Dictionary<UInt128, int>? Few(Func<IEnumerable<Trial>> asked)
    {
        if (!_isKnown)
        {
            _few = asked().Take(shard.Count).Count() < shard.Count ? asked().Select((trial, place) => (trial.Id, place)).ToDictionary() : null;
            _isKnown = true;
        }
        return _few;
    }
}
