using System.Globalization;
using System.Runtime.InteropServices;

namespace ExpRunner.Bench;

/// <summary>The processor time of this process and, on Linux, of its children and theirs, living and dead.</summary>
internal static unsafe partial class ProcessorTime
{
    private const int OfChildren = -1;

    public static TimeSpan Used => Environment.CpuUsage.TotalTime + (OperatingSystem.IsLinux() ? Dead() + Living("self") : TimeSpan.Zero);

    private static TimeSpan Dead()
    {
        var usage = stackalloc long[18];
        return ReadUsage(OfChildren, usage) == 0 ? TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]) : TimeSpan.Zero;
    }

    private static TimeSpan Living(string parent)
    {
        var sum = TimeSpan.Zero;
        foreach (var child in ChildrenOf(parent))
        {
            sum += Of(int.Parse(child, CultureInfo.InvariantCulture)) + DeadOf(child) + Living(child);
        }
        return sum;
    }

    /// <summary>None where it has just ended.</summary>
    private static string[] ChildrenOf(string parent)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{parent}/task").SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>What the dead children of a living child took, as Linux counts it: in hundredths of a second.</summary>
    private static TimeSpan DeadOf(string process)
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{process}/stat") is var stat ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ') : [];
            return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)));
        }
        catch (IOException)
        {
            return TimeSpan.Zero;
        }
    }

    /// <summary>By the clock that Linux has for each process; nothing where it has just ended.</summary>
    private static TimeSpan Of(int process)
    {
        var time = stackalloc long[2];
        return ReadClock((~process << 3) | 2, time) == 0 ? TimeSpan.FromSeconds(time[0]) + TimeSpan.FromMicroseconds(time[1] / 1000) : TimeSpan.Zero;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int ReadUsage(int who, long* usage);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, long* time);
}
