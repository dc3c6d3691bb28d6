namespace ExpRunner.Programs.Queues;

/// <summary>A file that one process at a time holds open; the system lets it go when that process ends.</summary>
internal static class QueueLock
{
    /// <summary>Takes it; null: somebody else has it.</summary>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Takes it as soon as it is free.</summary>
    /// <exception cref="IOException">It was not free for so long that something must be wrong.</exception>
    public static FileStream Take(string path)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            if (TryTake(path) is { } taken)
            {
                return taken;
            }
            Thread.Sleep(20);
        }
        throw new IOException($"{path}: another program has held this lock for ten seconds. End it, and try again.");
    }
}
