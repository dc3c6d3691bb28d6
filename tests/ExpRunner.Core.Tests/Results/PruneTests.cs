using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Results;

/// <summary>Trials that are no longer asked for are recorded as gone, so that every reader takes them as gone, and as new when they are asked for again.</summary>
public sealed class PruneTests : IDisposable
{
    private readonly SampleSweep _sweep = new();
    private readonly Trial _trial = SampleSweep.Trial(0);
    private readonly Trial _other = SampleSweep.Trial(1);
    private int _starts;

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void A_trial_that_was_forgotten_is_gone_and_new_when_it_is_asked_for_again()
    {
        RunBoth(2);
        Forget(1, kept: 0);

        Assert.Contains("\"experiment_id\":0,", Assert.Single(_sweep.ResultLines()));
        using (var later = Open())
        {
            Assert.Equal((2, 0), (later.History.Count(AttemptStatus.Completed), AskedOf(later, 1)));
            Assert.True(later.History.TryGet(SampleSweep.Key(_other), out var state) && state is { Last: null, Tries: 1, InFlightDeaths: 0 });
            SampleSweep.RunAll(later, _other, 1);
            later.Finish();
        }
        File.Delete(_sweep.Results);
        using var again = Open();
        again.Finish();
        Assert.Contains("\"experiment_id\":1,\"K\":1,\"Metric\":\"Euclidean\",\"out_path\":\"" + _sweep.Folder + "/1\",\"repetitions\":1", _sweep.ResultLines()[1]);
        Assert.True(again.History.TryGet(SampleSweep.Key(_other), out var last) && last is { IsCompleted: true, Tries: 2 });
    }

    [Fact]
    public void Repetitions_that_were_forgotten_leave_the_line_of_those_that_stay()
    {
        RunBoth(3);
        Forget(1, kept: 2);

        Assert.Contains("\"repetitions\":3,", _sweep.ResultLines()[0]);
        Assert.Contains("\"repetitions\":2,\"status\":\"completed\",\"scores\":{\"Accuracy\":[0.1,1.1]", _sweep.ResultLines()[1]);
        using var later = Open();
        Assert.Equal(2, AskedOf(later, 1));
    }

    /// <summary>Journals of other runners are read behind the one that says that trials are gone, and are never written again.</summary>
    [Fact]
    public void Journals_that_are_read_later_do_not_bring_back_what_was_forgotten()
    {
        RunBoth(2);
        var dead = _sweep.Folder + "/journal-b.jsonl";
        File.Move(_sweep.Journal, dead);
        var written = File.ReadAllBytes(dead);

        Forget(1, kept: 0);

        Assert.Equal(written, File.ReadAllBytes(dead));
        Assert.Contains("\"experiment_id\":0,", Assert.Single(_sweep.ResultLines()));
        using (var later = Open())
        {
            Assert.Equal((0, 2), (AskedOf(later, 1), AskedOf(later, 0)));
            SampleSweep.RunAll(later, _other, 1);
            later.Finish();
        }
        using var again = Open();
        Assert.Equal((1, 2), (AskedOf(again, 1), AskedOf(again, 0)));
        Assert.True(again.History.TryGet(SampleSweep.Key(_other), out var state) && state is { IsCompleted: true, Tries: 2 });
        again.Finish();
        Assert.Equal(2, _sweep.ResultLines().Length);
    }

    /// <summary>A redo that stands in a journal that is read later is older than what ran since.</summary>
    [Fact]
    public void A_redo_takes_nothing_of_attempts_that_came_after_it()
    {
        RunBoth(1);
        using (var store = Open())
        {
            store.Redo([(_other, 0)]);
        }
        File.Move(_sweep.Journal, _sweep.Folder + "/journal-b.jsonl");
        using (var store = Open())
        {
            store.Redo([(_other, 0)]);
            SampleSweep.RunAll(store, _other, 1);
        }

        using var later = Open();

        Assert.True(later.History.TryGet(SampleSweep.Key(_other), out var state) && state is { IsCompleted: true, Tries: 2 });
    }

    [Fact]
    public void What_was_forgotten_is_found_once_and_folders_that_stayed_are_found_again()
    {
        RunBoth(1);
        Directory.CreateDirectory(_sweep.Folder + "/1");
        Assert.Equal([0], Assert.Single(Find(kept: 0)).RunIds);
        Forget(1, kept: 0);

        var left = Assert.Single(Find(kept: 0));
        Assert.False(left.IsRecorded);
        new TrialFolders(_sweep.Folder).Delete(left.Folders);

        Assert.Empty(Find(kept: 0));
        Assert.True(Directory.Exists(_sweep.Folder));
    }

    [Theory]
    [InlineData("../..")]
    [InlineData(".")]
    [InlineData("/")]
    public void A_folder_outside_the_sweeps_own_is_never_removed(string folder)
    {
        Directory.CreateDirectory(_sweep.Folder);

        new TrialFolders(_sweep.Folder).Delete([folder]);

        Assert.True(Directory.Exists(_sweep.Folder));
    }

    [Fact]
    public void Sweep_json_keeps_telling_of_the_last_start()
    {
        RunBoth(1);
        var before = File.ReadAllText(_sweep.Folder + "/sweep.json");

        Forget(1, kept: 0);

        Assert.Equal(before, File.ReadAllText(_sweep.Folder + "/sweep.json"));
    }

    private void RunBoth(int repetitions)
    {
        using var store = Open();
        store.Register(new Block { Kind = SearchKind.Listed, Configs = [_trial.Config, _other.Config], Size = 2 }, new ListedMembership([_trial.Config, _other.Config]));
        SampleSweep.RunAll(store, _trial, repetitions);
        SampleSweep.RunAll(store, _other, repetitions);
        store.Finish();
    }

    /// <summary>Asks for trial 0 alone, or for some repetitions of both, and forgets the rest of trial 1.</summary>
    private void Forget(UInt128 id, int kept)
    {
        using var store = Open();
        store.Forget([.. Find(store, kept).Where(trial => trial.Id == id)]);
    }

    private IReadOnlyList<PrunedTrial> Find(int kept)
    {
        using var store = Open();
        return Find(store, kept);
    }

    private IReadOnlyList<PrunedTrial> Find(SweepStore store, int kept)
    {
        Value[] configs = kept == 0 ? [_trial.Config] : [_trial.Config, _other.Config];
        var block = new PlannedBlock(new Block { Kind = SearchKind.Listed, Configs = configs, Size = (UInt128)configs.Length }, new ListedMembership(configs), () => throw new InvalidOperationException("It is not gone through.")) { Count = (UInt128)configs.Length };
        var plan = new SweepPlan(SampleSweep.Experiment, new SweepOptions { Out = "out" }, [block], new TrialFilter(SampleSweep.Experiment, null, null, 0));
        return new PruneFinder(store.History, new TrialFolders(_sweep.Folder), new AskedConfigs(plan), new HashSet<UInt128>(), kept == 0 ? 10 : kept).Find();
    }

    /// <summary>Every start begins later than the ones before it.</summary>
    private SweepStore Open()
    {
        var options = _sweep.Options();
        return SweepStore.Open(options with { Runner = options.Runner with { Id = $"r{++_starts}", StartedAt = options.Runner.StartedAt.AddMinutes(_starts) } });
    }

    private static int AskedOf(SweepStore store, UInt128 id)
    {
        Assert.True(store.History.TryFindTrial(id, out var trial));
        return store.History.TrialAt(trial).Asked;
    }
}
