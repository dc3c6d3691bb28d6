using System.Diagnostics;

namespace ExpRunner.TestKit;

/// <summary>Looks at processes and ends them, as a person with a shell would.</summary>
public static class Processes
{
    /// <summary>Whether a process of that number runs; one that has ended and was not asked about yet does not.</summary>
    public static bool IsAlive(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat").Split(") ")[1][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Kills it, as <c>kill -9</c> does.</summary>
    public static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }

    /// <summary>Stops it where it stands, as <c>kill -STOP</c> does.</summary>
    public static void Freeze(int id) => Signal("-STOP", id);

    /// <summary>Lets it go on, as <c>kill -CONT</c> does.</summary>
    public static void Thaw(int id) => Signal("-CONT", id);

    /// <summary>The processes whose command line or environment holds a text.</summary>
    public static int[] With(string text) => [.. Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
        .Where(id => id != 0 && IsAlive(id) && (Read(id, "cmdline").Contains(text) || Read(id, "environ").Contains(text)))];

    private static void Signal(string signal, int id)
    {
        using var kill = Process.Start("kill", [signal, $"{id}"]);
        kill.WaitForExit();
    }

    private static string Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
