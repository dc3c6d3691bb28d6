using System.Text;

namespace ExpRunner;

/// <summary>A log of a trial's folder.</summary>
/// <param name="Stage">The stage that printed it; empty for experiments that are classes.</param>
/// <param name="Stream">What it holds.</param>
/// <param name="Attempt">The attempt that printed it, from 1.</param>
/// <param name="Path">Where it is; there is no file where the attempt printed on the other stream alone.</param>
public sealed record TrialLog(string Stage, OutputStream Stream, int Attempt, string Path)
{
    /// <summary>All of it, as UTF-8.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public string Text
    {
        get
        {
            using var reader = Open();
            return reader.ReadToEnd();
        }
    }

    /// <summary>Its lines, read as they are asked for.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public IEnumerable<string> Lines
    {
        get
        {
            using var reader = Open();
            while (reader.ReadLine() is { } line)
            {
                yield return line;
            }
        }
    }

    /// <summary>Where it is.</summary>
    public override string ToString() => Path;

    /// <summary>A program may still be writing.</summary>
    private StreamReader Open()
        => new(File.Exists(Path) ? new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) : System.IO.Stream.Null, Encoding.UTF8);
}
