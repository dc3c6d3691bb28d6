using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using ExpRunner.Execution;

namespace ExpRunner.Executors.Nodes;

/// <summary>Files as an archive, and what identifies their names and contents.</summary>
/// <param name="files">The files, and their names in the archive.</param>
internal sealed class FileArchive(Func<IEnumerable<(string Path, string Name)>> files)
{
    private readonly Lazy<string> _hash = new(() => Guarded(() => HashOf(files)));

    /// <summary>16 letters and digits.</summary>
    public string Hash => _hash.Value;

    /// <summary>Writes it.</summary>
    public async Task WriteAsync(Stream archive, CancellationToken cancel)
    {
        await using var writer = new TarWriter(archive, TarEntryFormat.Gnu, leaveOpen: true);
        foreach (var (path, name) in files())
        {
            await using var data = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var entry = new GnuTarEntry(TarEntryType.RegularFile, name.Replace('\\', '/')) { DataStream = data };
            entry.Mode = OperatingSystem.IsWindows() ? entry.Mode : File.GetUnixFileMode(path) | UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await writer.WriteEntryAsync(entry, cancel).ConfigureAwait(false);
        }
    }

    private static string HashOf(Func<IEnumerable<(string Path, string Name)>> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, name) in files().OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + '\0'));
            using var data = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            hash.AppendData(SHA256.HashData(data));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static string Guarded(Func<string> make)
    {
        try
        {
            return make();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ExecutorException($"The program's files cannot be read to be sent: {fault.Message}", fault);
        }
    }
}
