using System.Diagnostics;
using System.Globalization;

namespace ExpRunner.Kills;

/// <summary>What must hold after every kill and at the end of a round; what does not is printed and counted.</summary>
internal sealed class RoundChecks(string folder, Victims victims, Tally tally, string name)
{
    private const int Killed = 128 + Victims.Kill;
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(10);

    public void That(bool holds, string fault)
    {
        tally.Checks++;
        if (!holds)
        {
            tally.Faults++;
            Console.Error.WriteLine($"fault: {name}: {fault} ({folder})");
        }
    }

    /// <summary>Its exit code tells what became of it, all it told of is recorded, and its sums are right.</summary>
    public void Ended(Runner runner, bool isKilled)
    {
        That(runner.End(), "a runner does not end");
        var code = runner.ExitCode;
        var isRefused = runner.IsRefused;
        That(isRefused ? code == 2 : code is 0 or 1 || (isKilled && code == Killed), $"a runner ended with {code}: {string.Join(' ', runner.Said("stopped ").SelectMany(words => words))} {runner.Error}");
        CheckPromises(runner);
        var sums = runner.Said("finished ").Select(words => words.Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray()).ToList();
        foreach (var sum in sums)
        {
            That(sum is [Workload.Planned, var completed, var failed, var missing] && completed + failed + missing == Workload.Planned, $"planned, completed, failed, missing: {string.Join(", ", sum)}");
        }
        // A runner that shares counts again once the others are done.
        That(code == Killed || sums.Count == 0 || code == (sums[^1][2] + sums[^1][3] > 0 ? 1 : 0), $"exit code {code} after planned, completed, failed, missing: {(sums.Count > 0 ? string.Join(", ", sums[^1]) : "")}");
    }

    /// <summary>No process that a runner of this round started is left.</summary>
    public void NothingRuns()
    {
        var clock = Stopwatch.StartNew();
        while (victims.All().Count > 0 && clock.Elapsed < LongestFarewell)
        {
            Thread.Sleep(5);
        }
        var left = victims.All();
        That(left.Count == 0, $"processes are left: {string.Join(' ', left)}");
        foreach (var process in left)
        {
            Victims.Signal(process, Victims.Kill);
        }
    }

    /// <summary>Where it got to counting, the only runner found complete what was recorded as complete.</summary>
    public void Counted(Runner runner, int before)
    {
        foreach (var words in runner.Said("planned "))
        {
            That(words[1] == before.ToString(CultureInfo.InvariantCulture), $"a start found {words[1]} completed, the journal has {before}");
        }
    }

    /// <summary>How many repetitions were set aside; each must have been in flight when three runners died.</summary>
    public int SetAside(Runner runner)
    {
        var named = runner.Said("warned ").Where(words => words.Contains("aside")).Select(words => words[1].TrimStart('#').Replace('/', ' ')).ToList();
        var recorded = new Recorded(folder);
        foreach (var repetition in named)
        {
            That(recorded.InFlight(repetition) >= 3, $"{repetition} was set aside after {recorded.InFlight(repetition)} deaths");
        }
        tally.SetAside += named.Count;
        return named.Count;
    }

    /// <summary>The round's end: the results are those of a run that nobody disturbed, each repetition counts once.</summary>
    public void Complete(string expected, int completed, bool mayRunTwice)
    {
        var recorded = new Recorded(folder);
        That(recorded.Results == expected, "the results are not those of a run that nobody disturbed");
        That(recorded.Completed.Count == completed, $"{recorded.Completed.Count} repetitions completed, not {completed}");
        var twice = recorded.Completed.Count(repetition => repetition.Value > 1);
        tally.Twice += twice;
        That(mayRunTwice || twice == 0, $"{twice} repetitions completed more than once");
        That(mayRunTwice || recorded.Ended.Values.All(ends => ends.Count == 1), "an attempt ended more than once");
    }

    private void CheckPromises(Runner runner)
    {
        var recorded = new Recorded(folder);
        var told = runner.Said("ended ");
        tally.Ends += told.Count;
        var lost = told.Where(words => !(recorded.Ended.TryGetValue(string.Join(' ', words[..3]), out var ends) && ends.Contains(words[3], StringComparer.OrdinalIgnoreCase))).ToList();
        That(lost.Count == 0, $"told of, but not recorded: {string.Join("; ", lost.Select(words => string.Join(' ', words)))}");
    }
}
