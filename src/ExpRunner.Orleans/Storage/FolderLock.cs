using ExpRunner.Cluster;
using ExpRunner.Cluster.Coordinating;

namespace ExpRunner.Orleans.Storage;

/// <summary>Keeps a head's folder for that head, or for heads that share it, as long as its process lives.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="ClusterException">Another head has it, or it cannot be written to, or not by several.</exception>
    public static FolderLock Take(string folder, bool isShared)
    {
        try
        {
            Directory.CreateDirectory(folder);
            ExclusiveName.Check(folder);
            var (access, share) = isShared ? (FileAccess.Read, FileShare.Read) : (FileAccess.ReadWrite, FileShare.None);
            return new FolderLock(new FileStream(Path.Combine(folder, "head.lock"), FileMode.OpenOrCreate, access, share));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ClusterException($"The folder {folder} cannot be had for this head: {fault.Message} If another head uses it, stop that one or name another folder; for several heads with one folder give each of them --clustering folder.", fault);
        }
    }

    public void Dispose() => _file.Dispose();
}
