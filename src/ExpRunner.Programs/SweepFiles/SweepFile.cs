namespace ExpRunner.Programs.SweepFiles;

/// <summary>A sweep file that has been read and found right.</summary>
/// <param name="Path">The file as the user named it.</param>
/// <param name="Program">What it asks for.</param>
/// <param name="Warnings">What is odd but no error, each with its place.</param>
internal sealed record SweepFile(string Path, ProgramSpec Program, IReadOnlyList<string> Warnings)
{
    /// <summary>What <see cref="LocalProblems"/> looks at.</summary>
    internal required LocalCheck Local { get; init; }

    /// <summary>What this machine lacks to run it: the working directory, programs. Only for runs on this machine.</summary>
    /// <param name="variable">A variable's value; null: it is not set. Left out: those of this process.</param>
    public IReadOnlyList<string> LocalProblems(Func<string, string?>? variable = null) => Local.Problems(variable ?? Environment.GetEnvironmentVariable);
}
