using ExpRunner.Programs.Templates;

namespace ExpRunner.Programs.Running;

/// <summary>Copies what is fetched from a working directory of this machine to the folder of an attempt.</summary>
internal static class FetchedFiles
{
    /// <summary>Copies files, and folders with all that is in them, to their relative names.</summary>
    /// <exception cref="IOException">One cannot be copied.</exception>
    public static void Copy(FileGlob glob, string from, string to)
    {
        foreach (var found in glob.Find(from))
        {
            var source = Path.Join(from, found);
            if (Directory.Exists(source))
            {
                CopyFolder(source, Path.Join(to, found), to);
            }
            else
            {
                CopyFile(source, Path.Join(to, found));
            }
        }
    }

    private static void CopyFolder(string from, string to, string except)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            CopyFile(file, Path.Join(to, Path.GetFileName(file)));
        }
        foreach (var folder in Directory.GetDirectories(from).Where(folder => Path.GetFullPath(folder) != Path.GetFullPath(except)))
        {
            CopyFolder(folder, Path.Join(to, Path.GetFileName(folder)), except);
        }
    }

    private static void CopyFile(string from, string to)
    {
        if (Path.GetFullPath(from) == Path.GetFullPath(to))
        {
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
    }
}
