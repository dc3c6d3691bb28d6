using System.Globalization;
using System.Text;

namespace ExpRunner.Commands;

/// <summary>A file that a person asked for: it is there as a whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>Writes it. A link stays one, and what stands behind it is replaced; a device or a pipe, such as <c>/dev/stdout</c>, is written into.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="write">Writes what is to be in it, as UTF-8.</param>
    /// <returns>Its length in bytes; 0 of what is no file.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static long Write(string path, Action<TextWriter> write)
    {
        if (IsDevice(path))
        {
            using var device = new StreamWriter(new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite), new UTF8Encoding(false));
            write(device);
            return 0;
        }
        var target = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
        var aside = string.Create(CultureInfo.InvariantCulture, $"{target}.part-{Environment.ProcessId}");
        try
        {
            using (var writer = new StreamWriter(aside, append: false, new UTF8Encoding(false), 1 << 16))
            {
                write(writer);
            }
            var length = new FileInfo(aside).Length;
            File.Move(aside, target, overwrite: true);
            return length;
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }

    private static bool IsDevice(string path)
    {
        var full = Path.GetFullPath(path);
        return OperatingSystem.IsWindows()
            ? full.StartsWith(@"\\.\", StringComparison.Ordinal)
            : (full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal)) || full.StartsWith("/proc/", StringComparison.Ordinal);
    }
}
