using System.Diagnostics;

namespace ExpRunner.Bench;

/// <summary>What one item took, in microseconds.</summary>
/// <param name="Wall">By the clock.</param>
/// <param name="Cpu">Of processors; steadier where others use the machine too.</param>
internal readonly record struct Cost(double Wall, double Cpu)
{
    /// <summary>Does the work on so many items; all of it is timed, on all threads of this process and in those it starts.</summary>
    public static async Task<Cost> OfAsync(int items, Func<Task> work)
    {
        var cpu = ProcessorTime.Used;
        var start = Stopwatch.GetTimestamp();
        await work();
        var wall = Stopwatch.GetElapsedTime(start);
        return new Cost(wall.TotalMicroseconds / items, (ProcessorTime.Used - cpu).TotalMicroseconds / items);
    }
}
