namespace ExpRunner.Results;

/// <summary>For who only looks: the runners of a folder that are on its board, and whose locks are held.</summary>
internal static class LivingRunners
{
    /// <exception cref="SweepStoreException">A newer version wrote the board.</exception>
    public static IReadOnlyList<LeaseHolder> In(SweepFolder folder)
    {
        var boards = new BoardFiles(folder, _ => { });
        return [.. boards.Read().Holders.Where(holder => IsHeld(folder, Heartbeat.LockOf(boards, holder.Id)))];
    }

    /// <summary>Whether somebody has locked a file.</summary>
    public static bool IsHeld(SweepFolder folder, string path)
    {
        try
        {
            using var probe = folder.Files.Open(path, FileUse.Read);
            return false;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault is not (FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException);
        }
    }
}
