using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>A trial that has completed, for one that needs it.</summary>
/// <param name="Id">Its <c>experiment_id</c>.</param>
/// <param name="OutPath">The folder of its repetition with the same <c>run_id</c>, or of the whole trial.</param>
/// <param name="Config">Its config.</param>
/// <param name="Scores">The scores of that repetition, or those of the trial as results.jsonl has them.</param>
internal sealed record NeededTrial(UInt128 Id, string OutPath, Value Config, Value Scores);
