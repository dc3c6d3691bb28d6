namespace ExpRunner.Cluster;

/// <summary>A repetition as it is submitted.</summary>
/// <param name="Key">Identifies the repetition.</param>
/// <param name="Number">The number of its first attempt here, from 1: more than those that are on record with whoever submits.</param>
/// <param name="Body">The attempt, as <see cref="AttemptBodies"/> writes it; a head does not look into it.</param>
internal readonly record struct SubmittedAttempt(UInt128 Key, int Number, ReadOnlyMemory<byte> Body)
{
    /// <summary>For a worker that tries it again, the outcomes of the tries before, the last first, as <see cref="AttemptBodies"/> writes them.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Earlier { get => field ?? []; init; }
}
