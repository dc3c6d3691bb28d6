using System.Runtime.InteropServices;

namespace ExpRunner.Bench;

/// <summary>The processor time of this process and, on Linux, of its children, living and dead.</summary>
internal static unsafe partial class ProcessorTime
{
    private const int OfChildren = -1;

    public static TimeSpan Used => Environment.CpuUsage.TotalTime + (OperatingSystem.IsLinux() ? Dead() + Living() : TimeSpan.Zero);

    private static TimeSpan Dead()
    {
        var usage = stackalloc long[18];
        return ReadUsage(OfChildren, usage) == 0 ? TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]) : TimeSpan.Zero;
    }

    private static TimeSpan Living()
    {
        var sum = TimeSpan.Zero;
        foreach (var thread in Directory.EnumerateDirectories("/proc/self/task"))
        {
            foreach (var child in File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                sum += Of(int.Parse(child, System.Globalization.CultureInfo.InvariantCulture));
            }
        }
        return sum;
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
