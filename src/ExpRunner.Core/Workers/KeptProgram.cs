using ExpRunner.Execution;

namespace ExpRunner.Workers;

/// <summary>
/// The folder of a program as it was when the sweep began: workers that start later start from there, so that a build in the meantime changes nothing.
/// </summary>
/// <param name="folder">The program's own folder.</param>
/// <param name="places">Where it may be kept, the best first; the folder is made, filled and removed again.</param>
/// <param name="live">A folder that is not the program's although it may lie within its folder: the results.</param>
internal sealed class KeptProgram(string folder, IReadOnlyList<string> places, string live) : IDisposable
{
    private readonly string _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
    private string? _place;

    /// <summary>Keeps the files in the first place that can be used; throws what the last one said where none can.</summary>
    public void Keep()
    {
        for (var i = 0; _place is null; i++)
        {
            try
            {
                new FolderMirror(_folder, Path.GetFullPath(places[i]), Path.GetFullPath(live)).Make();
                _place = Path.GetFullPath(places[i]);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                Remove(places[i]);
                if (i == places.Count - 1)
                {
                    throw;
                }
            }
        }
    }

    /// <summary>The command with the kept files in the place of the program's own.</summary>
    public ProcessCommand Moved(ProcessCommand command)
        => command with { FileName = Moved(command.FileName), Arguments = [.. command.Arguments.Select(Moved)] };

    public void Dispose()
    {
        if (_place is { } place)
        {
            Remove(place);
        }
    }

    private string Moved(string path)
    {
        var isOurs = _place is not null && path.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        var moved = isOurs ? _place + path[_folder.Length..] : path;
        return File.Exists(moved) ? moved : path;
    }

    private static void Remove(string place)
    {
        try
        {
            Directory.Delete(place, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It was never made, or the next start clears it away.
        }
    }
}
