using System.Buffers.Binary;
using System.Globalization;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>
/// Records as files of one folder, each with versions, for several machines at once: who replaces or removes one names the version it has seen, and fails where
/// another came before. The first version is the file of the record's name and stays as long as the record does; each later one has the folder beside it
/// and a number as its name. A name is taken by a hard link, which no two can make, and a file has all its bytes before it has a name. One that stood still
/// between its look and its link finds out by a second look: whatever came before it in the meantime is still there, or the record is another's.
/// </summary>
/// <param name="folder">The folder; made when something is written.</param>
/// <param name="names">Keeps the names of records, and whether they outlive a power cut when their writing has ended, and not only this process.</param>
/// <param name="time">A record that comes after one of the same name has later versions: they begin with the time.</param>
internal sealed class VersionedFiles(string folder, FolderNames names, TimeProvider time)
{
    private const string Versions = ".versions";

    /// <param name="Version">Which it is.</param>
    /// <param name="First">The version that the record began with.</param>
    /// <param name="Record">What is in it.</param>
    internal sealed record File(long Version, long First, ReadOnlyMemory<byte> Record);

    /// <summary>The newest version of a record; null: there is none.</summary>
    public async Task<File?> ReadAsync(string name)
    {
        while (true)
        {
            if (await ReadFileAsync(PathOf(name)).ConfigureAwait(false) is not { } first)
            {
                return null;
            }
            var newest = Numbers(name).DefaultIfEmpty().Max();
            if (newest <= first.Version)
            {
                return new File(first.Version, first.Version, first.Record);
            }
            if (await ReadFileAsync(PathOf(name, newest)).ConfigureAwait(false) is { } later)
            {
                return new File(newest, first.Version, later.Record);
            }
        }
    }

    /// <summary>Keeps a new record; gives its version.</summary>
    /// <exception cref="RecordConflictException">There is one of that name.</exception>
    public async Task<long> AddAsync(string name, ReadOnlyMemory<byte> record)
    {
        var version = Math.Max(time.GetUtcNow().UtcTicks, Numbers(name).DefaultIfEmpty().Max() + 1);
        var aside = await WriteAsideAsync(name, version, record).ConfigureAwait(false);
        Take(aside, PathOf(name), name);
        return version;
    }

    /// <summary>Keeps a record in place of a version; gives the version it is.</summary>
    /// <exception cref="RecordConflictException">That version is not the newest.</exception>
    public async Task<long> ReplaceAsync(string name, ReadOnlyMemory<byte> record, long version)
    {
        await CheckAsync(name, version).ConfigureAwait(false);
        names.Make(PathOf(name) + Versions);
        var aside = await WriteAsideAsync(name, version + 1, record).ConfigureAwait(false);
        Take(aside, PathOf(name, version + 1), name);
        try
        {
            await CheckAsync(name, version + 1).ConfigureAwait(false);
        }
        catch (RecordConflictException)
        {
            System.IO.File.Delete(PathOf(name, version + 1));
            throw;
        }
        foreach (var older in Numbers(name).Where(older => older <= version))
        {
            System.IO.File.Delete(PathOf(name, older));
        }
        return version + 1;
    }

    /// <summary>Removes a record, if it is there.</summary>
    /// <exception cref="RecordConflictException">That version is not the newest.</exception>
    public async Task RemoveAsync(string name, long version)
    {
        if (await ReadAsync(name).ConfigureAwait(false) is not { } there)
        {
            return;
        }
        ThrowUnless(there.Version == version, name);
        var aside = AsideOf(name);
        System.IO.File.Move(PathOf(name), aside);
        if ((await ReadFileAsync(aside).ConfigureAwait(false))?.Version != there.First)
        {
            // Between the look and the move it was removed, and added anew.
            Take(aside, PathOf(name), name);
            ThrowUnless(holds: false, name);
        }
        System.IO.File.Delete(aside);
        if (Numbers(name).Any())
        {
            Directory.Delete(PathOf(name) + Versions, recursive: true);
        }
    }

    private async Task CheckAsync(string name, long version) => ThrowUnless((await ReadAsync(name).ConfigureAwait(false))?.Version == version, name);

    private void ThrowUnless(bool holds, string name)
    {
        if (!holds)
        {
            throw new RecordConflictException($"{PathOf(name)} is not what was read or written last: another head writes for it.");
        }
    }

    /// <summary>Gives a file its name, unless another has it; it is gone from where it was.</summary>
    private void Take(string aside, string path, string name)
    {
        if (!ExclusiveName.TryTake(aside, path))
        {
            System.IO.File.Delete(aside);
            throw new RecordConflictException($"A version of {PathOf(name)} is there already: another head writes for it.");
        }
        names.Secure(path);
    }

    private IEnumerable<long> Numbers(string name)
    {
        var versions = PathOf(name) + Versions;
        try
        {
            return Directory.Exists(versions)
                ? [.. Directory.EnumerateFiles(versions).Select(static file => long.Parse(Path.GetFileName(file), NumberStyles.None, CultureInfo.InvariantCulture))]
                : [];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private async Task<string> WriteAsideAsync(string name, long version, ReadOnlyMemory<byte> record)
    {
        names.Make(folder);
        var (aside, number) = (AsideOf(name), new byte[sizeof(long)]);
        BinaryPrimitives.WriteInt64LittleEndian(number, version);
        using var file = System.IO.File.OpenHandle(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await RandomAccess.WriteAsync(file, [number, record], 0).ConfigureAwait(false);
        if (names.IsDurable)
        {
            RandomAccess.FlushToDisk(file);
        }
        return aside;
    }

    private static async Task<(long Version, ReadOnlyMemory<byte> Record)?> ReadFileAsync(string path)
    {
        try
        {
            var bytes = await System.IO.File.ReadAllBytesAsync(path).ConfigureAwait(false);
            return bytes.Length >= sizeof(long)
                ? (BinaryPrimitives.ReadInt64LittleEndian(bytes), bytes.AsMemory(sizeof(long)))
                : throw new InvalidDataException($"{path} is no record of a head.");
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string AsideOf(string name) => PathOf($"{name}.{Guid.NewGuid():N}.new");

    private string PathOf(string name) => Path.Combine(folder, name);

    private string PathOf(string name, long version) => Path.Combine(folder, name + Versions, version.ToString(CultureInfo.InvariantCulture));
}
