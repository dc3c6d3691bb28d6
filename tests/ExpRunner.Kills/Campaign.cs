using System.Diagnostics;
using System.Globalization;

namespace ExpRunner.Kills;

/// <summary>Rounds until enough was killed, each compared with runs that nobody disturbed, and a table at the end.</summary>
internal sealed class Campaign(KillOptions options)
{
    private const double SecondsPerReport = 15;
    private static readonly KillMode[] Modes = [KillMode.Parent, KillMode.Worker, KillMode.Two, KillMode.Frozen];
    private readonly SortedDictionary<KillMode, Tally> _tallies = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Runs; the exit code is 0 where no fault was found.</summary>
    public int Run()
    {
        var root = Directory.CreateTempSubdirectory("exprun-kills-").FullName;
        string[] expected = [Undisturbed(root, fails: false), Undisturbed(root, fails: true)];
        var lastReport = _clock.Elapsed.TotalSeconds;
        for (var number = options.FirstRound; Total().Kills < options.Kills; number++)
        {
            var mode = options.Mode == KillMode.Mixed ? Modes[number % Modes.Length] : options.Mode;
            RunRound(new Round(Path.Combine(root, number.ToString(CultureInfo.InvariantCulture)), number, options, mode, expected));
            if (_clock.Elapsed.TotalSeconds - lastReport > SecondsPerReport)
            {
                lastReport = _clock.Elapsed.TotalSeconds;
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Total().Kills} of {options.Kills} kills, {Total().Faults} faults, {lastReport:0} s"));
            }
        }
        Print();
        if (Total().Faults == 0)
        {
            Directory.Delete(root, recursive: true);
        }
        return Total().Faults == 0 ? 0 : 1;
    }

    private Tally Total()
    {
        var total = new Tally();
        foreach (var tally in _tallies.Values)
        {
            total.Add(tally);
        }
        return total;
    }

    private void RunRound(Round round)
    {
        var start = _clock.Elapsed.TotalSeconds;
        round.Run();
        round.Tally.Seconds = _clock.Elapsed.TotalSeconds - start;
        if (!_tallies.TryGetValue(round.Mode, out var sum))
        {
            _tallies[round.Mode] = sum = new Tally();
        }
        sum.Add(round.Tally);
    }

    private static string Undisturbed(string root, bool fails)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, $"undisturbed-{fails}")).FullName;
        using var runner = new Runner(folder, Guid.NewGuid().ToString("N"), 2, fails);
        return runner.End() && runner.ExitCode == (fails ? 1 : 0)
            ? new Recorded(folder).Results
            : throw new InvalidOperationException($"The run that nobody disturbed ended with exit code {runner.ExitCode}.\n{runner.Error}");
    }

    private void Print()
    {
        Console.WriteLine($"seed {options.Seed}, mode {options.Mode.ToString().ToLowerInvariant()}");
        Console.WriteLine("kind      rounds   kills  restarts  refused    ends  twice  set-aside   checks  faults  seconds  s/kill");
        foreach (var (mode, tally) in _tallies)
        {
            Print(mode.ToString().ToLowerInvariant(), tally);
        }
        Print("all", Total());
    }

    private static void Print(string name, Tally sum) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-8}{sum.Rounds,8}{sum.Kills,8}{sum.Restarts,10}{sum.Refused,9}{sum.Ends,8}{sum.Twice,7}{sum.SetAside,11}{sum.Checks,9}{sum.Faults,8}{sum.Seconds,9:0.0}{sum.Seconds / Math.Max(sum.Kills, 1),8:0.00}"));
}
