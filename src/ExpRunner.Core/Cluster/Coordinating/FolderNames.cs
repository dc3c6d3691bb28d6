using ExpRunner.Platform;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>Makes folders, and brings the names in them to the disk where they are to outlive a power cut.</summary>
/// <param name="isDurable">Whether they are.</param>
/// <param name="secure">Brings the names in a folder to the disk.</param>
internal sealed class FolderNames(bool isDurable, Action<string> secure)
{
    public FolderNames(bool isDurable)
        : this(isDurable, FolderSecurity.Secure)
    {
    }

    /// <summary>Whether what is written is to outlive a power cut.</summary>
    public bool IsDurable => isDurable;

    /// <summary>Makes a folder, and those above it, where there is none: a new one is a name in the one above it.</summary>
    public void Make(string folder)
    {
        var above = new Stack<string>();
        for (var path = Path.GetFullPath(folder); isDurable && !Directory.Exists(path) && Path.GetDirectoryName(path) is { } next; path = next)
        {
            above.Push(next);
        }
        Directory.CreateDirectory(folder);
        foreach (var changed in above)
        {
            secure(changed);
        }
    }

    /// <summary>A file has got its name.</summary>
    public void Secure(string file)
    {
        if (isDurable)
        {
            secure(Path.GetDirectoryName(file)!);
        }
    }
}
