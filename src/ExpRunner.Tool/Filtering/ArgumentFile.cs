using ExpRunner.Sweeps;

namespace ExpRunner.Tool.Filtering;

/// <summary>Puts the arguments of files in the place of <c>@file</c>.</summary>
internal static class ArgumentFile
{
    /// <summary>
    /// The arguments with those of files: one a line, as it stands there, without quotes; an option and its value may share a line.
    /// Empty lines and lines that begin with # are passed over.
    /// </summary>
    /// <exception cref="SweepException">A file cannot be read.</exception>
    public static string[] Expand(IEnumerable<string> args) => [.. args.SelectMany(arg => arg is ['@', _, ..] ? Read(arg[1..]) : [arg])];

    private static IEnumerable<string> Read(string path)
    {
        try
        {
            return [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').SelectMany(Split)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SweepException($"@{path}: the arguments cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary><c>--where lr &lt; 0.1</c> is an option and all that is behind it.</summary>
    private static string[] Split(string line)
        => line.StartsWith('-') && line.IndexOf(' ') is > 0 and var space && !line.AsSpan(0, space).Contains('=') ? [line[..space], line[space..].Trim()] : [line];
}
