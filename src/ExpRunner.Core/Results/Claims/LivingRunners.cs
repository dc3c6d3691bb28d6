namespace ExpRunner.Results;

/// <summary>For who only looks: the runners of a folder that are on its board, and whose locks are held.</summary>
internal static class LivingRunners
{
    /// <exception cref="SweepStoreException">A newer version wrote the board.</exception>
    public static IReadOnlyList<ClaimHolder> In(SweepFolder folder)
    {
        var boards = new BoardFiles(folder, _ => { });
        return [.. boards.Read().Holders.Where(holder => FolderLock.IsHeld(folder.Files, Heartbeat.LockOf(boards, holder.Id)))];
    }
}
