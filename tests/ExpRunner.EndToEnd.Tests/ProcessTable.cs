using System.Runtime.InteropServices;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>The processes of this machine as <c>/proc</c> shows them.</summary>
internal static class ProcessTable
{
    /// <summary>The processes that run in a folder or below it: a program, its workers and whatever they started, whoever their parent is.</summary>
    public static IReadOnlyList<RunningProcess> In(string folder)
        => [.. Directory.EnumerateDirectories("/proc").Select(Read).OfType<RunningProcess>().Where(process => IsBelow(process.Folder, folder))];

    /// <summary>Sends a signal to a process, or to a group where the number is negative; false where there is none.</summary>
    public static bool Signal(int process, Signal signal) => Kill(process, (int)signal) == 0;

    private static RunningProcess? Read(string entry)
    {
        if (!int.TryParse(Path.GetFileName(entry), out var id))
        {
            return null;
        }
        try
        {
            var state = File.ReadAllText($"{entry}/stat").Split(')')[^1].TrimStart()[0];
            var folder = new FileInfo($"{entry}/cwd").LinkTarget;
            return folder is null || state is 'Z' or 'X' ? null : new RunningProcess(id, folder, File.ReadAllText($"{entry}/cmdline").Replace('\0', ' ').Trim());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsBelow(string path, string folder) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);
}
