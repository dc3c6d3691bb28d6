using System.Globalization;
using System.Text.Json;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Results;

/// <summary>Whichever operation on files goes wrong, in whichever way: what was recorded stays, and the same command finishes the sweep.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly SampleSweep _sweep = new();

    public void Dispose() => _sweep.Dispose();

    private SweepStoreOptions Options(IFiles files, Durability durability = Durability.OS)
        => _sweep.Options() with { WriteConfigFiles = true, Time = new StoppedTime(), Files = files, Durability = durability, Membership = _ => null };

    private string[] Undisturbed()
    {
        var files = new FaultyFiles();
        Assert.Null(new FaultedSweep(Options(files)).Run());
        var lines = _sweep.ResultLines();
        Directory.Delete(_sweep.Folder, recursive: true);
        Assert.Equal(4, lines.Length);
        return lines;
    }

    [Theory]
    [InlineData("Error", "OS")]
    [InlineData("Error", "Disk")]
    [InlineData("NoSpace", "OS")]
    [InlineData("ShortWrite", "OS")]
    [InlineData("TornWrite", "OS")]
    [InlineData("TornWrite", "None")]
    [InlineData("Lost", "OS")]
    [InlineData("Lost", "Disk")]
    [InlineData("Lost", "None")]
    [InlineData("PowerCut", "Disk")]
    public void Nothing_recorded_is_lost_whichever_operation_goes_wrong(string kind, string level)
    {
        var (fault, durability) = (Enum.Parse<Fault>(kind), Enum.Parse<Durability>(level));
        var expected = Undisturbed();
        var (hits, stops, named) = (0, 0, 0);
        for (var at = 1; ; at++)
        {
            var files = new FaultyFiles(fault, at);
            var sweep = new FaultedSweep(Options(files, durability));
            _sweep.Warnings.Clear();
            var stopped = sweep.Run();
            if (files.Operations < at && !files.IsHit)
            {
                break;
            }
            hits += files.IsHit ? 1 : 0;
            stops += stopped is null ? 0 : 1;
            var what = string.Create(CultureInfo.InvariantCulture, $"{fault} at {at}: {stopped?.Message}");
            Assert.True(stopped is null || files.IsHit, what);
            named += CheckKept(sweep, what);
            Assert.Null(new FaultedSweep(Options(DiskFiles.Instance, durability)).Run());
            CheckFinished(expected, fault, what);
            Directory.Delete(_sweep.Folder, recursive: true);
        }
        Assert.True(hits > 40, $"only {hits} faults");
        TestContext.Current.TestOutputHelper?.WriteLine($"{fault}/{durability}: {hits} faults, {stops} stopped the sweep, {named} left damage that was named");
    }

    /// <summary>What was said to be recorded is there, everything is counted once; gives whether damage was named.</summary>
    private int CheckKept(FaultedSweep sweep, string what)
    {
        _sweep.Warnings.Clear();
        using var store = SweepStore.Open(Options(DiskFiles.Instance));
        var (completed, failed, missing) = (0, 0, 0);
        foreach (var key in FaultedSweep.Planned)
        {
            store.History.TryGet(key, out var state);
            _ = state.Last switch { AttemptStatus.Completed => completed++, null => missing++, _ => failed++ };
            Assert.True(!sweep.Promised.TryGetValue(key, out var promised) || state.Last == promised, $"{what}: {promised} was recorded, now it is {state.Last}");
        }
        Assert.True(completed == store.History.Count(AttemptStatus.Completed) && failed == store.History.Count(AttemptStatus.Failed), what);
        Assert.Equal(FaultedSweep.Planned.Length, completed + failed + missing);
        Assert.All(_sweep.Warnings, warning => Assert.Matches(@"^.*/(journal\.jsonl:\d+|sweep\.json(:\d+)?|results\.jsonl): ", warning));
        return _sweep.Warnings.Count(warning => warning.StartsWith(_sweep.Journal)) > 0 ? 1 : 0;
    }

    private void CheckFinished(string[] expected, Fault fault, string what)
    {
        Assert.True(expected.SequenceEqual(_sweep.ResultLines()), $"{what}\n{string.Join('\n', _sweep.ResultLines())}");
        using var store = _sweep.Read();
        Assert.Equal(FaultedSweep.Planned.Length - 1, store.History.Count(AttemptStatus.Completed));
        Assert.Equal(1, store.History.Count(AttemptStatus.Failed));
        foreach (var path in fault == Fault.PowerCut ? [] : Directory.GetFiles(_sweep.Folder, "config.json", SearchOption.AllDirectories))
        {
            using var config = JsonDocument.Parse(File.ReadAllText(path));
        }
    }

    [Fact]
    public void A_config_file_torn_at_a_later_attempt_is_written_again()
    {
        using (var store = SweepStore.Open(Options(DiskFiles.Instance) with { WriteConfigFiles = false }))
        {
            SampleSweep.Run(store, SampleSweep.Trial(0), 0, 1, SampleSweep.Failed("no"));
        }
        for (var at = 1; !File.Exists(_sweep.Folder + "/0/config.json"); at++)
        {
            var files = new FaultyFiles(Fault.TornWrite, at);
            Assert.Throws<SweepStoreException>(() =>
            {
                using var store = SweepStore.Open(Options(files));
                SampleSweep.Run(store, SampleSweep.Trial(0), 0, 1, SampleSweep.Failed("no"));
            });
        }
        using (var store = SweepStore.Open(Options(DiskFiles.Instance)))
        {
            SampleSweep.Run(store, SampleSweep.Trial(0), 0, 1, SampleSweep.Failed("no"));
        }
        using var config = JsonDocument.Parse(File.ReadAllText(_sweep.Folder + "/0/config.json"));
    }

    [Theory]
    [InlineData("OS", 0)]
    [InlineData("None", 0)]
    [InlineData("Disk", 3)]
    public void The_disk_is_asked_once_for_each_outcome_where_that_was_wished(string level, int flushes)
    {
        var files = new FaultyFiles();
        using var store = SweepStore.Open(Options(files, Enum.Parse<Durability>(level)));
        SampleSweep.RunAll(store, SampleSweep.Trial(0), 3);
        Assert.Equal(flushes, files.Flushes);
    }

    [Fact]
    public void Without_durability_lines_are_written_together()
    {
        var files = new FaultyFiles();
        using (var store = SweepStore.Open(Options(files, Durability.None) with { WriteConfigFiles = false }))
        {
            SampleSweep.RunAll(store, SampleSweep.Trial(0));
            var before = files.Writes;
            for (var k = 1; k < 100; k++)
            {
                SampleSweep.RunAll(store, SampleSweep.Trial(k));
            }
            Assert.InRange(files.Writes - before, 0, 3);
            store.Finish();
        }
        using var again = _sweep.Open();
        Assert.Equal(100, again.History.Count(AttemptStatus.Completed));
    }

    [Fact]
    public async Task Outcomes_that_wait_for_the_disk_share_the_next_flush()
    {
        const int Threads = 5;
        using var isFlushing = new ManualResetEventSlim();
        using var mayFlush = new ManualResetEventSlim();
        var files = new FaultyFiles
        {
            OnFlush = () =>
            {
                isFlushing.Set();
                mayFlush.Wait(TimeSpan.FromSeconds(20));
            },
        };
        using var store = SweepStore.Open(Options(files, Durability.Disk) with { WriteConfigFiles = false });
        var attempts = Enumerable.Range(0, Threads).Select(k => store.NextAttempt(SampleSweep.Trial(k), 0, 1)).ToArray();
        for (var k = 0; k < Threads; k++)
        {
            store.Started(SampleSweep.Trial(k), attempts[k]);
        }
        Task End(int k) => Task.Factory.StartNew(() => store.Ended(SampleSweep.Trial(k), attempts[k], SampleSweep.Completed(SampleSweep.Scores(k))), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var first = End(0);
        isFlushing.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        var before = files.Writes;
        Task[] others = [.. Enumerable.Range(1, Threads - 1).Select(End)];
        Assert.True(SpinWait.SpinUntil(() => files.Writes == before + Threads - 1, TimeSpan.FromSeconds(20)));
        Assert.DoesNotContain(others, task => task.IsCompleted);
        mayFlush.Set();
        await Task.WhenAll([first, .. others]);
        Assert.Equal(2, files.Flushes);
    }

    [Fact]
    public void After_a_flush_that_failed_nothing_is_said_to_be_safe()
    {
        var fails = true;
        var files = new FaultyFiles { OnFlush = () => _ = fails ? throw new IOException("Input/output error") : 0 };
        using var store = SweepStore.Open(Options(files, Durability.Disk));
        Assert.Contains("Input/output error", Assert.Throws<SweepStoreException>(() => SampleSweep.RunAll(store, SampleSweep.Trial(0))).Message);
        fails = false;
        Assert.Throws<SweepStoreException>(() => SampleSweep.RunAll(store, SampleSweep.Trial(1)));
    }
}
