namespace ExpRunner.Workers;

/// <summary>What a worker that has ended left behind.</summary>
/// <param name="Errors">The end of what its attempt printed as errors.</param>
/// <param name="ExitCode">Its exit code, where its end did not tell; null: it did.</param>
internal sealed record WorkerRemains(string Errors, int? ExitCode = null);
