using System.Collections.Concurrent;
using ExpRunner.Cluster.Coordinating;

namespace ExpRunner.Orleans.Grains;

/// <summary>What a head says of its records, to the people where it runs. A grain that fails is made again and again: what was said is known here.</summary>
internal sealed class HeadVoice(Action<string> warn)
{
    private readonly ConcurrentDictionary<string, RecordTrouble> _troubles = new(StringComparer.Ordinal);

    /// <summary>Says something.</summary>
    public void Say(string text) => warn(text);

    /// <summary>Records could not be read or written.</summary>
    /// <param name="whose">Whose records.</param>
    /// <param name="why">What went wrong.</param>
    public void Failed(string whose, string why) => _troubles.GetOrAdd(whose, _ => new RecordTrouble(warn))
        .Begin($"{why} What is not on record is not answered, and is asked again: see to the storage of the head, its room and its rights.");

    /// <summary>Records were written.</summary>
    public void Kept(string whose)
    {
        if (_troubles.TryGetValue(whose, out var trouble))
        {
            trouble.End($"The records of {whose} are kept again.");
        }
    }
}
