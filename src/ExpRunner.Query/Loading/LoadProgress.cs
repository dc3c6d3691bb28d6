namespace ExpRunner.Querying;

/// <summary>How far results are loaded.</summary>
/// <param name="File">The file that is read.</param>
/// <param name="Share">How much of all files is read, from 0 to 1.</param>
public readonly record struct LoadProgress(string File, double Share);
