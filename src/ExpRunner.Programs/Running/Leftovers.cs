using ExpRunner.Execution;
using ExpRunner.Platform;

namespace ExpRunner.Programs.Running;

/// <summary>
/// Ends what a dead runner left running of a repetition, before it is run again: its guardian may still be at it, or was killed as well.
/// Only Linux tells the variables of processes; elsewhere the guardian alone sees to it.
/// </summary>
internal sealed class Leftovers(ProcessTrees trees, TimeSpan grace, TimeProvider time, Action<string> warn)
{
    /// <summary>Nobody whose runner died within this time has lost a repetition to us yet.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(10);

    /// <summary>Returns when nothing of it runs.</summary>
    public void End(string outPath)
    {
        if (!Any(outPath, Fresh, out var left))
        {
            return;
        }
        warn($"{outPath}: a program of an earlier runner still ran there (process {left[0]}); it is ended before the stage runs again.");
        Send(left, Libc.SigTerm);
        Wait(outPath, grace, kill: false);
        Wait(outPath, KillLimit, kill: true);
    }

    private void Wait(string outPath, TimeSpan limit, bool kill)
    {
        for (var start = time.GetTimestamp(); Any(outPath, TimeSpan.Zero, out var left) && time.GetElapsedTime(start) < limit;)
        {
            if (kill)
            {
                Send(left, Libc.SigKill);
            }
            Thread.Sleep(20);
        }
    }

    private bool Any(string outPath, TimeSpan age, out int[] left)
    {
        left = [.. trees.Marked(age)
            .Where(marked => RunnerToken.IsOfTheDead(marked.Mark) && marked.Entry.Variable("EXPRUN_OUT") == outPath)
            .Select(marked => marked.Entry.Id)];
        return left.Length > 0;
    }

    private static void Send(int[] processes, int signal) => Array.ForEach(processes, process => Libc.Kill(process, signal));
}
