using ExpRunner.Platform;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>Records as files of one folder, for one head: each is written aside and then takes its name, so that none is ever half there.</summary>
/// <param name="folder">The folder; made when something is written.</param>
/// <param name="isDurable">Whether a record outlives a power cut when its writing has ended, and not only this process.</param>
/// <param name="secure">Brings the names in a folder to the disk.</param>
internal sealed class FileRecords(string folder, bool isDurable, Action<string> secure) : ISweepRecords
{
    public FileRecords(string folder, bool isDurable)
        : this(folder, isDurable, FolderSecurity.Secure)
    {
    }

    public async Task<byte[]?> ReadAsync(string name)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(name)).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public async Task AddAsync(string name, ReadOnlyMemory<byte> record)
    {
        var aside = await WriteAsideAsync(name, record).ConfigureAwait(false);
        try
        {
            File.Move(aside, PathOf(name), overwrite: false);
        }
        catch (IOException) when (File.Exists(PathOf(name)))
        {
            File.Delete(aside);
            throw new RecordConflictException($"{PathOf(name)} is there already: another head writes in this folder.");
        }
        SecureNames();
    }

    public async Task ReplaceAsync(string name, ReadOnlyMemory<byte> record)
    {
        File.Move(await WriteAsideAsync(name, record).ConfigureAwait(false), PathOf(name), overwrite: true);
        SecureNames();
    }

    public Task RemoveAsync(string name)
    {
        try
        {
            File.Delete(PathOf(name));
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was ever written.
        }
        return Task.CompletedTask;
    }

    private async Task<string> WriteAsideAsync(string name, ReadOnlyMemory<byte> record)
    {
        MakeFolder();
        var aside = PathOf($"{name}.{Guid.NewGuid():N}.new");
        var file = new FileStream(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(record).ConfigureAwait(false);
            if (isDurable)
            {
                file.Flush(flushToDisk: true);
            }
        }
        return aside;
    }

    private void SecureNames()
    {
        if (isDurable)
        {
            secure(folder);
        }
    }

    /// <summary>A folder that is new is a name in the one above it.</summary>
    private void MakeFolder()
    {
        var missing = new Stack<string>();
        for (var path = Path.GetFullPath(folder); !Directory.Exists(path) && Path.GetDirectoryName(path) is { } above; path = above)
        {
            missing.Push(above);
        }
        Directory.CreateDirectory(folder);
        foreach (var above in missing.Where(_ => isDurable))
        {
            secure(above);
        }
    }

    private string PathOf(string name) => Path.Combine(folder, name);
}
