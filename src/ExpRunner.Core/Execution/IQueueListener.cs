namespace ExpRunner.Execution;

/// <summary>Learns what becomes of a queue that people edit.</summary>
internal interface IQueueListener
{
    /// <summary>So many repetitions are to be run as well, or, below zero, no more.</summary>
    void Replan(long more);

    /// <summary>A sentence for people.</summary>
    void Warn(string message);

    /// <summary>A sentence that stands as long as it is true; null: it is so no more.</summary>
    void Note(string? sentence);
}
