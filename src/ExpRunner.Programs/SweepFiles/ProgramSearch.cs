namespace ExpRunner.Programs.SweepFiles;

/// <summary>Finds programs as the system does: a name along PATH, a path with a slash from the working directory.</summary>
internal static class ProgramSearch
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>What is wrong with a program, and what to do; null: nothing, or it cannot be known here.</summary>
    /// <param name="program">The first word of a command.</param>
    /// <param name="folder">The working directory; null: it is not known.</param>
    /// <param name="path">The value of PATH; null: it is not known.</param>
    public static string? Fault(string program, string? folder, string? path)
    {
        if (!program.Contains('/') && !program.Contains(Path.DirectorySeparatorChar))
        {
            return path is null || Folders(path, folder).Any(place => Candidates(Path.Combine(place, program)).Any(IsProgram)) ? null
                : $"the program '{program}' is not on the PATH. Install it, write its path, or set shell: true if it is a word of the shell.";
        }
        if (folder is null && !Path.IsPathRooted(program))
        {
            return null;
        }
        var file = Path.GetFullPath(Path.Combine(folder ?? "", program));
        return Candidates(file).Any(IsProgram) ? null
            : File.Exists(file) ? $"the program '{program}' is not executable ({file}). Run chmod +x on it, or name its interpreter in front of it."
            : $"the program '{program}' does not exist ({file}). Check the path; it is relative to workdir:.";
    }

    private static IEnumerable<string> Folders(string path, string? folder)
        => path.Split(Path.PathSeparator).Select(place => Path.Combine(folder ?? Directory.GetCurrentDirectory(), place));

    private static string[] Candidates(string file) => OperatingSystem.IsWindows() ? [file, $"{file}.exe", $"{file}.cmd", $"{file}.bat"] : [file];

    private static bool IsProgram(string file) => File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Executable) != 0);
}
