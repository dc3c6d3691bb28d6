using System.Globalization;
using System.Text.Json;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>
/// The board in a folder that several runners reach: one small file for each change, <c>claims/board-&lt;number&gt;.json</c>. A file gets its name
/// only if no file has it, so that of two runners which saw the same board one changes it and the other looks again; whoever stands still
/// in between keeps nobody from going on. The newest board stays for ever: numbers are never given twice.
/// </summary>
internal sealed class BoardFiles(SweepFolder folder, Action<string> warn)
{
    private const string Prefix = "board-";
    private const string Suffix = ".json";
    private string? _damaged;

    public string Folder { get; } = folder.In("claims");

    public string In(string name) => Path.Combine(Folder, name);

    /// <summary>The newest board; an empty one where there is none.</summary>
    /// <exception cref="SweepStoreException">A newer version wrote it, or it cannot be read.</exception>
    public ClaimBoard Read()
    {
        while (true)
        {
            try
            {
                var number = Numbers().DefaultIfEmpty().Max();
                return number == 0 ? new ClaimBoard() : Parse(NameOf(number), folder.Read(NameOf(number)), number);
            }
            catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
            {
                // Others have gone on and cleaned up; there is a newer one.
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new SweepStoreException($"{Folder}: cannot be read: {fault.Message} What was recorded is safe; make it readable and start again.", fault);
            }
        }
    }

    /// <summary>Changes the board; gives the new one, or the newest where nothing is to be changed.</summary>
    /// <param name="runner">Who.</param>
    /// <param name="change">Makes the next board from the newest one; null: nothing. Called again where another runner was quicker; of a board without that runner it must make the same once more.</param>
    /// <exception cref="SweepStoreException">It cannot be read or written.</exception>
    public ClaimBoard Change(string runner, Func<ClaimBoard, ClaimBoard?> change)
    {
        try
        {
            while (true)
            {
                var board = Read();
                if (change(board) is not { } next)
                {
                    return board;
                }
                next = next.PostedBy(runner);
                if (TryPost(runner, next))
                {
                    return next;
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(fault);
        }
    }

    public SweepStoreException CannotWrite(Exception fault)
        => new($"{Folder}: cannot be written: {fault.Message} What was recorded before is safe; free the place and start again.", fault);

    private bool TryPost(string runner, ClaimBoard board)
    {
        var aside = In(runner + ".new");
        folder.Files.MakeFolder(Folder);
        using (var file = folder.Files.Open(aside, FileUse.Create))
        {
            file.Write(SweepFile.ToPrettyJson(board.ToJson()), 0);
        }
        if (!folder.Files.TryMove(aside, NameOf(board.Number)))
        {
            folder.Files.Delete(aside);
            return false;
        }
        foreach (var old in Numbers().Where(number => number < board.Number).ToList())
        {
            TryDelete(NameOf(old));
        }
        return IsInUse(runner, board);
    }

    /// <summary>
    /// A runner that stood still may have named a board whose number was used and cleaned up long ago. Then there is a newer one, which
    /// did not come of this one.
    /// </summary>
    private bool IsInUse(string runner, ClaimBoard board)
    {
        var newest = Read();
        if (newest.Number <= board.Number || newest.CameOf(board, runner))
        {
            return true;
        }
        TryDelete(NameOf(board.Number));
        return false;
    }

    private ClaimBoard Parse(string path, byte[] bytes, long number)
    {
        try
        {
            var json = Value.ParseJson(bytes);
            if (json.TryGet("format", out var format) && format.Kind == ValueKind.Number && format.AsDouble() > ClaimBoard.Format)
            {
                throw new SweepStoreException($"{path}:1: format {format} is newer than this version reads ({ClaimBoard.Format}). Use the newer version, or another --out.");
            }
            return ClaimBoard.FromJson(json, number);
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or IndexOutOfRangeException)
        {
            if (_damaged != path)
            {
                warn($"{path}:1: this is no list of claims: {fault.Message} A new one is begun; runners that were on it claim anew.");
                _damaged = path;
            }
            return new ClaimBoard { Number = number };
        }
    }

    private IEnumerable<long> Numbers()
    {
        foreach (var path in folder.Files.List(Folder, Prefix + "*" + Suffix))
        {
            if (long.TryParse(Path.GetFileName(path.AsSpan())[Prefix.Length..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                yield return number;
            }
        }
    }

    private string NameOf(long number) => In(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number}{Suffix}"));

    private void TryDelete(string path)
    {
        try
        {
            folder.Files.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // An old board does no harm; the next change cleans up again.
        }
    }
}
