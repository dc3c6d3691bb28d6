using System.Diagnostics;
using System.Globalization;

namespace ExpRunner.Execution;

/// <summary>
/// How much memory processes have of their own, each with all it started. One look at the system's table serves every process asked about,
/// and the next look waits until the last one has cost no more than a twentieth of the time. Not for several threads.
/// </summary>
internal sealed class ProcessMemory(TimeProvider time)
{
    private Dictionary<int, ProcessEntry> _processes = [];
    private long _nextLook;

    /// <summary>The bytes of a process and of those it started, as of a moment ago; memory that files or other processes share does not count.</summary>
    public long Of(int process)
    {
        if (!OperatingSystem.IsLinux())
        {
            return OfOne(process);
        }
        var now = time.GetTimestamp();
        if (now >= _nextLook)
        {
            _processes = ProcessEntry.All();
            var done = time.GetTimestamp();
            _nextLook = done + (20 * (done - now));
        }
        return _processes.Values.Where(entry => Belongs(entry, process)).Sum(entry => OwnPages(entry.Id) * Environment.SystemPageSize);
    }

    private bool Belongs(ProcessEntry entry, int process)
    {
        for (var steps = 0; steps < 100; steps++)
        {
            if (entry.Id == process || entry.Group == process)
            {
                return true;
            }
            if (!_processes.TryGetValue(entry.Parent, out entry))
            {
                return false;
            }
        }
        return false;
    }

    /// <summary>Resident pages without those of files and of shared memory; 0 for one that has ended.</summary>
    private static long OwnPages(int process)
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{process}/statm").Split(' ');
            return long.Parse(fields[1], CultureInfo.InvariantCulture) - long.Parse(fields[2], CultureInfo.InvariantCulture);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or IndexOutOfRangeException)
        {
            return 0;
        }
    }

    private static long OfOne(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.PrivateMemorySize64 > 0 && OperatingSystem.IsWindows() ? process.PrivateMemorySize64 : process.WorkingSet64;
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            return 0;
        }
    }
}
