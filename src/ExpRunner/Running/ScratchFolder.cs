using System.Diagnostics;
using System.Globalization;

namespace ExpRunner.Hosting.Running;

/// <summary>A folder for output that has no place yet, one per process; those of processes that are gone are cleared away.</summary>
internal static class ScratchFolder
{
    private const string Parent = ".scratch";

    private static int _made;

    /// <summary>The folder of this process for output; it is not made.</summary>
    public static string For(string outFolder) => Within(Path.Combine(outFolder, Parent), "");

    /// <summary>A folder of this process within another one; it is not made.</summary>
    /// <param name="parent">Where such folders lie.</param>
    /// <param name="prefix">What their names begin with.</param>
    public static string Within(string parent, string prefix)
    {
        var own = $"{prefix}{Environment.MachineName}-";
        if (Directory.Exists(parent))
        {
            foreach (var folder in Directory.EnumerateDirectories(parent, own + "*").Where(folder => IsAbandoned(Path.GetFileName(folder)[own.Length..])))
            {
                TryDelete(folder);
            }
        }
        return Path.Combine(parent, $"{own}{Environment.ProcessId}-{Interlocked.Increment(ref _made)}");
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

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Another start clears it away too, or it is another user's.
        }
    }

    /// <summary>Whether the process of that number, of this machine, is gone.</summary>
    private static bool IsAbandoned(string number)
        => int.TryParse(number.Split('-')[0], CultureInfo.InvariantCulture, out var process) && !Process.GetProcesses().Any(other => other.Id == process);
}
