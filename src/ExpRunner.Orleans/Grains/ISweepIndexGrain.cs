using Orleans;

namespace ExpRunner.Orleans.Grains;

/// <summary>Which sweeps are open; there is one, and it is on record. Answers in a <see cref="Reply"/>.</summary>
[Alias("ExpRunner.SweepIndex")]
internal interface ISweepIndexGrain : IGrainWithStringKey
{
    /// <summary>The key of the one that there is.</summary>
    const string Key = "sweeps";

    [Alias("List"), ResponseTimeout(CallTimes.Short)]
    Task<byte[]> ListAsync();

    /// <summary>Adds a sweep, or has its terms be these.</summary>
    [Alias("Add"), ResponseTimeout(CallTimes.Short)]
    Task<byte[]> AddAsync(string id, byte[] terms);

    [Alias("Remove"), ResponseTimeout(CallTimes.Short)]
    Task<byte[]> RemoveAsync(string id);

    /// <summary>Whether a sweep has anything to hand out; not on record, and no harm is done where it gets lost.</summary>
    [Alias("Hint"), global::Orleans.Concurrency.OneWay]
    Task HintAsync(string id, bool hasWork);
}
