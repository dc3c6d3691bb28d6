using ExpRunner.Cluster;

namespace ExpRunner.Orleans.Storage;

/// <summary>Keeps a head's folder for that head, as long as its process lives.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="ClusterException">Another head has it, or it cannot be written to.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FolderLock(new FileStream(Path.Combine(folder, "head.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ClusterException($"The folder {folder} cannot be had for this head: {fault.Message} If another head uses it, stop that one or name another folder.", fault);
        }
    }

    public void Dispose() => _file.Dispose();
}
