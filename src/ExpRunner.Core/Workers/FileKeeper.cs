using ExpRunner.Platform;

namespace ExpRunner.Workers;

/// <summary>Writes files that came from another machine into a folder, and nowhere else.</summary>
internal static class FileKeeper
{
    /// <summary>Writes a piece of a file; at 0 the file begins anew.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="InvalidDataException">The name leads out of the folder.</exception>
    public static void Write(string folder, string name, long offset, ReadOnlySpan<byte> bytes)
    {
        using var file = Open(folder, name, offset == 0);
        file.Seek(offset, SeekOrigin.Begin);
        file.Write(bytes);
    }

    /// <summary>Opens a file of the folder for writing.</summary>
    public static FileStream Open(string folder, string name, bool isNew)
    {
        var path = PathOf(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        SpecialFile.ThrowIfAt(path);
        return new FileStream(path, isNew ? FileMode.Create : FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    /// <summary>Where a file of that name is; nothing on the way there may be a link, which would lead out.</summary>
    private static string PathOf(string folder, string name)
    {
        var path = Path.GetFullPath(folder);
        foreach (var part in name.Split('/'))
        {
            if (part is "" or "." or ".." || part.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) >= 0)
            {
                throw new InvalidDataException($"'{name}' is no name of a file within {folder}.");
            }
            path = Path.Join(path, part);
            if (new FileInfo(path).LinkTarget is not null)
            {
                throw new InvalidDataException($"'{name}' is not written: {path} is a link, which may lead out of {folder}.");
            }
        }
        return path;
    }
}
