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

    /// <summary>The trials of which this part has repetitions.</summary>
    public IEnumerable<Trial> TrialsOf(Func<IEnumerable<Trial>> asked)
        => Few(asked) is null
            ? asked().Select((trial, position) => (trial, position)).Where(entry => shard.Has(entry.position)).Select(entry => entry.trial)
            : asked().Where(trial => RunIds(asked, trial).Any());

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
