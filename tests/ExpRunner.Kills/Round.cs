namespace ExpRunner.Kills;

/// <summary>One sweep that is disturbed again and again until it is complete, and what is checked on the way.</summary>
internal sealed class Round
{
    private const int MostStarts = 12;
    private const int MostEndsBetween = 50;
    private readonly Random _random;
    private readonly string _folder;
    private readonly string _marker = Guid.NewGuid().ToString("N");
    private readonly bool _fails;
    private readonly int _workers;
    private readonly string _expected;
    private readonly Victims _victims;
    private readonly RoundChecks _checks;
    private int _starts;

    public Round(string folder, int number, KillOptions options, KillMode mode, string[] expected)
    {
        Mode = mode;
        _random = new Random(unchecked((options.Seed * 1_000_003) + number));
        _folder = folder;
        _fails = _random.Next(2) == 1;
        _workers = _random.Next(2, 5);
        _expected = expected[_fails ? 1 : 0];
        _victims = new Victims(_marker);
        _checks = new RoundChecks(folder, _victims, Tally, $"--seed {options.Seed} --round {number} --mode {mode.ToString().ToLowerInvariant()}");
    }

    public KillMode Mode { get; }

    public Tally Tally { get; } = new() { Rounds = 1 };

    public void Run()
    {
        Directory.CreateDirectory(_folder);
        for (var more = _random.Next(4, 10); more > 0 && Harm(); more--)
        {
        }
        Complete();
        _checks.Complete(_expected, Workload.Planned - (_fails ? Workload.Failing : 0), mayRunTwice: Mode == KillMode.Two);
        if (Tally.Faults == 0)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>One start with its harm; false where it got to its end before.</summary>
    private bool Harm() => Mode switch
    {
        KillMode.Parent => HarmOne(KillParent),
        KillMode.Worker => HarmOne(KillWorkers),
        KillMode.Frozen => HarmOne(Freeze),
        _ => HarmTwo(),
    };

    private bool HarmOne(Func<Runner, bool> harm)
    {
        var before = new Recorded(_folder).Completed.Count;
        using var runner = Start();
        var isKilled = harm(runner);
        _checks.Ended(runner, isKilled);
        _checks.NothingRuns();
        _checks.Counted(runner, before);
        return isKilled || runner.ExitCode != (_fails ? 1 : 0);
    }

    /// <summary>Kills the runner; false where it had ended.</summary>
    private bool KillParent(Runner runner)
    {
        AwaitMoment(runner);
        return Kill(runner);
    }

    private bool KillWorkers(Runner runner)
    {
        for (var more = _random.Next(2, 10); more > 0; more--)
        {
            if (AwaitMoment(runner) && PickWorker(runner) is { } worker)
            {
                Victims.Signal(worker, Victims.Kill);
                Tally.Kills++;
            }
        }
        return false;
    }

    /// <summary>Stops runners and workers for a while; now and then the runner is killed while something stands still.</summary>
    private bool Freeze(Runner runner)
    {
        for (var more = _random.Next(2, 10); more > 0; more--)
        {
            if (!AwaitMoment(runner))
            {
                return false;
            }
            var target = _random.Next(2) == 0 ? runner.Id : PickWorker(runner) ?? runner.Id;
            Victims.Signal(target, Victims.Stop);
            Tally.Kills++;
            Thread.Sleep(_random.Next(5, 150));
            var isKilled = _random.Next(5) == 0 && Kill(runner);
            Victims.Signal(target, Victims.Continue);
            if (isKilled)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Two runners at once; one is killed or stands still until the other has its work, and sometimes another is started beside them.</summary>
    private bool HarmTwo()
    {
        List<(Runner Runner, bool IsKilled)> runners = [(Start(), false), (Start(), false)];
        for (var more = _random.Next(1, 4); more > 0; more--)
        {
            var (first, second) = (runners[^1].Runner, runners[^2].Runner);
            var at = runners.Count - (first.HasEnded || (!second.HasEnded && _random.Next(2) == 0) ? 2 : 1);
            AwaitMoment(runners[at].Runner);
            if (_random.Next(4) == 0)
            {
                StandStill(runners[at].Runner);
            }
            else
            {
                runners[at] = (runners[at].Runner, Kill(runners[at].Runner) || runners[at].IsKilled);
            }
            if (_random.Next(2) == 0)
            {
                runners.Add((Start(), false));
            }
        }
        foreach (var (runner, isKilled) in runners)
        {
            _checks.Ended(runner, isKilled);
            Tally.Refused += runner.IsRefused ? 1 : 0;
        }
        _checks.NothingRuns();
        var goesOn = runners.All(entry => entry.IsKilled || entry.Runner.IsRefused);
        runners.ForEach(entry => entry.Runner.Dispose());
        return goesOn;
    }

    private void StandStill(Runner runner)
    {
        if (runner.HasEnded)
        {
            return;
        }
        Victims.Signal(runner.Id, Victims.Stop);
        Tally.Kills++;
        Thread.Sleep(_random.Next(500, 2000));
        Victims.Signal(runner.Id, Victims.Continue);
    }

    /// <summary>Starts undisturbed until only what must fail has failed.</summary>
    private void Complete()
    {
        var redo = RedoKind.None;
        for (var starts = 0; starts < MostStarts; starts++)
        {
            var before = new Recorded(_folder).Completed.Count;
            using var runner = Start(redo);
            _checks.Ended(runner, isKilled: false);
            _checks.NothingRuns();
            _checks.Counted(runner, before);
            var setAside = _checks.SetAside(runner);
            if (redo == RedoKind.None && setAside == 0 && runner.ExitCode == (_fails ? 1 : 0))
            {
                return;
            }
            redo = setAside > 0 ? RedoKind.Failed : RedoKind.None;
        }
        _checks.That(false, $"it is not complete after {MostStarts} starts that nobody disturbed");
    }

    private Runner Start(RedoKind redo = RedoKind.None)
    {
        Tally.Restarts += _starts++ > 0 ? 1 : 0;
        return new Runner(_folder, _marker, _workers, _fails, redo);
    }

    /// <summary>Waits for a moment in the start or in the work; whether the runner still runs then.</summary>
    private bool AwaitMoment(Runner runner)
    {
        if (_random.Next(4) == 0)
        {
            Thread.Sleep(_random.Next(0, 250));
            return !runner.HasEnded;
        }
        var runs = runner.RunsUntil(runner.Ends + _random.Next(1, MostEndsBetween));
        Thread.Sleep(_random.Next(0, 4));
        return runs && !runner.HasEnded;
    }

    private int? PickWorker(Runner runner) => _victims.WorkersOf(runner.Id) is { Count: > 0 } workers ? workers[_random.Next(workers.Count)] : null;

    private bool Kill(Runner runner)
    {
        if (runner.HasEnded)
        {
            return false;
        }
        Victims.Signal(runner.Id, Victims.Kill);
        Tally.Kills++;
        return true;
    }
}
