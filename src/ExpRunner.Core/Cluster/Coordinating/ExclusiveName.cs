using System.Runtime.InteropServices;
using ExpRunner.Platform;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>Gives files names that no two can have, on whichever machines they are.</summary>
internal static class ExclusiveName
{
    /// <summary>Moves a file to a name; false: something has it, and the file is where it was.</summary>
    /// <exception cref="IOException">The file system cannot do that.</exception>
    public static bool TryTake(string file, string name)
    {
        if (OperatingSystem.IsWindows())
        {
            return TryMove(file, name);
        }
        if (Libc.Link(file, name) == 0)
        {
            File.Delete(file);
            return true;
        }
        var error = Marshal.GetLastPInvokeError();
        return error == Libc.FileExists
            ? false
            : throw new IOException($"{name} could not be made as a hard link: {Marshal.GetPInvokeErrorMessage(error)}. Records of heads need a file system that has them.");
    }

    /// <summary>Tries whether a folder can keep names apart.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    public static void Check(string folder)
    {
        Directory.CreateDirectory(folder);
        string[] files = [.. Enumerable.Range(0, 3).Select(_ => Path.Combine(folder, $"{Guid.NewGuid():N}.new"))];
        try
        {
            File.WriteAllBytes(files[0], []);
            File.WriteAllBytes(files[1], []);
            if (!TryTake(files[0], files[2]) || TryTake(files[1], files[2]))
            {
                throw new IOException($"In {folder} two can have the same name. Records of heads need a file system where a hard link is refused when its name is taken.");
            }
        }
        finally
        {
            Array.ForEach(files, File.Delete);
        }
    }

    /// <summary>There, moving to a name that is taken is refused by the system.</summary>
    private static bool TryMove(string file, string name)
    {
        try
        {
            File.Move(file, name, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(name))
        {
            return false;
        }
    }
}
