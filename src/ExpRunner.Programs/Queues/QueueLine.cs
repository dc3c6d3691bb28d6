using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Values;

namespace ExpRunner.Programs.Queues;

/// <summary>A line of a queue file: a trial that waits, or, without an id, one that is to.</summary>
/// <param name="Id">Its id; null: it is new.</param>
/// <param name="Values">The values that are written out.</param>
internal sealed record QueueLine(UInt128? Id, Value Values)
{
    /// <summary>Where it stands, for messages.</summary>
    public FilePlace Place { get; init; }

    /// <summary>Where each value stands.</summary>
    public IReadOnlyList<YamlMember> Members { get; init; } = [];
}
