namespace ExpRunner.Results;

/// <summary>
/// Held by the one runner that writes a folder's journal: an advisory lock on <c>journal.lock</c>, which the system lets go when the
/// runner ends, however it ends. The file itself stays; removing it would let two runners hold two files of one name.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private readonly OpenFile _file;

    private FolderLock(OpenFile file) => _file = file;

    /// <summary>Takes the lock; null where another runner holds it.</summary>
    /// <exception cref="SweepStoreException">Nothing can be written here.</exception>
    public static FolderLock? TryTake(SweepFolder folder)
    {
        // A reader that looks whether somebody runs holds the lock for a moment; hence more than one try.
        // One that looks whether it could make the folder takes it away again.
        IOException? refused = null;
        for (var tries = 0; tries < 5; tries++)
        {
            try
            {
                return new FolderLock(folder.Files.Open(folder.Lock, FileUse.Lock));
            }
            catch (DirectoryNotFoundException) when (tries < 4)
            {
                SweepFolderCheck.Make(folder);
            }
            catch (IOException fault) when (folder.Files.Exists(folder.Lock))
            {
                refused = fault;
                Thread.Sleep(Pause);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw CannotWrite(folder, fault);
            }
        }
        // A file system that is read-only refuses as a lock that is held does.
        return refused is null || IsHeld(folder) ? null : throw CannotWrite(folder, refused);
    }

    /// <summary>Whether a runner holds the lock of a folder.</summary>
    public static bool IsHeld(SweepFolder folder) => IsHeld(folder.Files, folder.Lock);

    /// <summary>Whether somebody holds a lock; one whose file is not there, or may not be looked at, nobody holds.</summary>
    public static bool IsHeld(IFiles files, string path)
    {
        try
        {
            using var probe = files.Open(path, FileUse.Read);
            return false;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => _file.Dispose();

    private static SweepStoreException CannotWrite(SweepFolder folder, Exception fault)
        => new($"{folder.Path}: cannot be written: {fault.Message} Choose another folder with --out.", fault);
}
