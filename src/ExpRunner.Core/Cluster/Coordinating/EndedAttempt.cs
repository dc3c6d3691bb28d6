using ExpRunner.Sweeps;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>An attempt that has ended, as a coordinator holds it.</summary>
/// <param name="Number">The repetition.</param>
/// <param name="Grant">Its lease among those of the repetition, from 1.</param>
/// <param name="Status">How it ended.</param>
/// <param name="IsFinal">Whether there will be no other.</param>
/// <param name="Body">The outcome; empty where no worker lived to tell.</param>
internal readonly record struct EndedAttempt(int Number, int Grant, AttemptStatus Status, bool IsFinal, byte[] Body);
