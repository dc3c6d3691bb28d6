using System.Diagnostics;
using System.Globalization;

namespace ExpRunner.Hosting.Running;

/// <summary>A folder for output that has no place yet, one per process; those of processes that are gone are cleared away.</summary>
internal static class ScratchFolder
{
    private const string Parent = ".scratch";

    /// <summary>The folder of this process; it is not made.</summary>
    public static string For(string outFolder)
    {
        var parent = Path.Combine(outFolder, Parent);
        if (Directory.Exists(parent))
        {
            foreach (var folder in Directory.EnumerateDirectories(parent).Where(IsAbandoned))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        return Path.Combine(parent, $"{Environment.MachineName}-{Environment.ProcessId}");
    }

    /// <summary>Takes the place of all scratch folders away unless another process uses it.</summary>
    public static void Clear(string outFolder)
    {
        try
        {
            Directory.Delete(Path.Combine(outFolder, Parent), recursive: false);
        }
        catch (IOException)
        {
            // It was never made, or others use it.
        }
    }

    /// <summary>Only folders of this machine can be judged.</summary>
    private static bool IsAbandoned(string folder)
    {
        var name = Path.GetFileName(folder);
        var prefix = Environment.MachineName + "-";
        return name.StartsWith(prefix, StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(prefix.Length), CultureInfo.InvariantCulture, out var process)
            && !Process.GetProcesses().Any(other => other.Id == process);
    }
}
