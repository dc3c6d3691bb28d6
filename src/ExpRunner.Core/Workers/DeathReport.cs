using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>What the end of a worker's process says about the attempt it ran.</summary>
internal static class DeathReport
{
    private const int LastLines = 20;
    private static readonly string[] Headlines = ["Unhandled exception.", "Stack overflow.", "Process terminated.", "Fatal error.", "Out of memory."];

    /// <summary>The signals that come from outside: a person, a batch system, a kernel that is short of memory.</summary>
    private static readonly int[] Outside = [1, 2, 9, 15];

    public static bool IsFromOutside(ProcessEnd end) => end.Signal is { } signal && Outside.Contains(signal);

    public static (AttemptStatus Status, string Error) Of(ProcessEnd end, string lastErrors)
    {
        var lines = lastErrors.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var headline = lines.FirstOrDefault(line => Headlines.Any(start => line.StartsWith(start, StringComparison.Ordinal)));
        if (headline is not null)
        {
            var details = lines.SkipWhile(line => line != headline).Skip(1).ToArray();
            if (headline == "Process terminated." && details is [var reason, .. var rest])
            {
                (headline, details) = ($"{headline} {reason}", rest);
            }
            var status = headline.StartsWith("Out of memory", StringComparison.Ordinal) ? AttemptStatus.OutOfMemory : AttemptStatus.Failed;
            return (status, WithDetails($"the trial crashed its process: {headline} ({end})", details.Take(LastLines)));
        }
        if (end.Signal is 9)
        {
            return (AttemptStatus.Lost, WithDetails("the worker was killed by signal 9 (SIGKILL): by somebody, or by the system because memory was short", lines.TakeLast(LastLines)));
        }
        if (end.Signal is { } signal)
        {
            var status = IsFromOutside(end) ? AttemptStatus.Lost : AttemptStatus.Failed;
            return (status, WithDetails($"the trial's process was ended by {end}", lines.TakeLast(LastLines)));
        }
        return (AttemptStatus.Failed, WithDetails($"the trial ended its process with {end} (Environment.Exit)", lines.TakeLast(LastLines)));
    }

    private static string WithDetails(string error, IEnumerable<string> lines) => string.Join('\n', lines.Prepend(error));
}
