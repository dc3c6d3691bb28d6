using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Results;

public sealed class ResumeTests : IDisposable
{
    private readonly SampleSweep _sweep = new();
    private readonly Trial _trial = SampleSweep.Trial(0);

    public void Dispose() => _sweep.Dispose();

    private RepetitionState State(SweepStore store, int runId = 0)
    {
        Assert.True(store.History.TryGet(SampleSweep.Key(_trial, runId), out var state));
        return state;
    }

    [Fact]
    public void Attempts_are_counted_over_all_starts_and_stay_in_the_folder_where_they_began()
    {
        using (var store = _sweep.Open())
        {
            Assert.Equal(1, SampleSweep.Run(store, _trial, 0, 1, SampleSweep.Failed("no")).Number);
            Assert.Equal(2, SampleSweep.Run(store, _trial, 0, 1, SampleSweep.Failed("no")).Number);
        }
        using var again = _sweep.Open();
        Assert.Equal((AttemptStatus.Failed, 2), (State(again).Last, State(again).Tries));
        var third = SampleSweep.Run(again, _trial, 0, 5, SampleSweep.Completed(SampleSweep.Scores(1)));
        Assert.Equal((3, _sweep.Folder + "/0"), (third.Number, third.OutPath));
        Assert.Equal(_sweep.Folder + "/0/1", again.NextAttempt(_trial, 1, 5).OutPath);
        Assert.Equal(_sweep.Folder + "/1/0", again.NextAttempt(SampleSweep.Trial(1), 0, 2).OutPath);
    }

    [Fact]
    public void An_attempt_carries_key_and_seeds_that_depend_on_content_alone()
    {
        using var store = _sweep.Open();
        var attempt = store.NextAttempt(_trial, 3, 5);
        Assert.Equal(SampleSweep.Key(_trial, 3), attempt.Key);
        Assert.Equal((Identity.SeedOf(_trial.Canonical, 7, 3), Identity.SharedSeedOf(7, 3)), (attempt.Seed, attempt.SharedSeed));
    }

    [Fact]
    public void The_first_completed_attempt_counts_and_later_ones_do_not()
    {
        using (var store = _sweep.Open())
        {
            SampleSweep.Run(store, _trial, 0, 1, SampleSweep.Completed(SampleSweep.Scores(1)));
            SampleSweep.Run(store, _trial, 0, 1, SampleSweep.Completed(SampleSweep.Scores(2)));
            store.TrialEnded(_trial, 1);
        }
        var live = _sweep.ResultLines();
        File.Delete(_sweep.Results);
        using (var again = _sweep.Open())
        {
            SampleSweep.Run(again, _trial, 0, 1, SampleSweep.Failed("late"));
            again.TrialEnded(_trial, 1);
            again.Finish();
        }
        Assert.Contains("\"Accuracy\":[1]", Assert.Single(live));
        Assert.Equal(live, _sweep.ResultLines());
    }

    [Fact]
    public void After_redo_what_was_recorded_before_no_longer_counts()
    {
        using (var store = _sweep.Open())
        {
            SampleSweep.RunAll(store, _trial, 2);
        }
        using (var store = _sweep.Open())
        {
            store.Redo([(_trial, 1)]);
            Assert.Null(State(store, 1).Last);
        }
        using (var store = _sweep.Open())
        {
            Assert.Equal((null, 1), (State(store, 1).Last, State(store, 1).Tries));
            Assert.True(State(store, 0).IsCompleted);
            Assert.Equal(2, SampleSweep.Run(store, _trial, 1, 2, SampleSweep.Completed(SampleSweep.Scores(42))).Number);
            store.TrialEnded(_trial, 2);
            store.Finish();
        }
        Assert.Contains("\"Accuracy\":[0,42]", Assert.Single(_sweep.ResultLines()));
    }

    [Fact]
    public void A_repetition_in_flight_when_three_runners_died_is_known_and_can_be_set_aside()
    {
        for (var death = 1; death <= 3; death++)
        {
            using (var store = _sweep.Open())
            {
                store.Started(_trial, store.NextAttempt(_trial, 0, 1));
            }
            using var next = _sweep.Read();
            Assert.Equal((null, death, death), (State(next).Last, State(next).Tries, State(next).InFlightDeaths));
        }
        using (var store = _sweep.Open())
        {
            store.SetAside(_trial, 0);
            store.TrialEnded(_trial, 1);
        }
        using var after = _sweep.Open();
        Assert.Equal((AttemptStatus.Lost, 3), (State(after).Last, State(after).InFlightDeaths));
        Assert.Contains("\"status\":\"lost\",\"run_ids\":[],\"error\":\"It was running when 3 runners died", Assert.Single(_sweep.ResultLines()));
        after.Redo([(_trial, 0)]);
        Assert.Equal((null, 0), (State(after).Last, State(after).InFlightDeaths));
    }

    [Fact]
    public void What_a_live_runner_has_in_flight_is_not_lost()
    {
        using var store = _sweep.Open();
        store.Started(_trial, store.NextAttempt(_trial, 0, 1));
        using (var reader = _sweep.Read())
        {
            Assert.Equal(0, State(reader).InFlightDeaths);
        }
        store.Dispose();
        using var later = _sweep.Read();
        Assert.Equal(1, State(later).InFlightDeaths);
    }

    [Fact]
    public void More_repetitions_run_only_the_extra_ones()
    {
        using (var store = _sweep.Open())
        {
            SampleSweep.RunAll(store, _trial, 2);
        }
        using (var store = _sweep.Open())
        {
            Assert.True(State(store, 0).IsCompleted && State(store, 1).IsCompleted);
            Assert.False(store.History.TryGet(SampleSweep.Key(_trial, 2), out _));
            SampleSweep.Run(store, _trial, 2, 3, SampleSweep.Completed(SampleSweep.Scores(2)));
            store.TrialEnded(_trial, 3);
            store.Finish();
        }
        var line = Assert.Single(_sweep.ResultLines());
        Assert.Contains("\"repetitions\":3,\"status\":\"completed\",\"scores\":{\"Accuracy\":[0,1,2]", line);
        File.Delete(_sweep.Results);
        using (var store = _sweep.Open())
        {
            store.Finish();
        }
        Assert.Equal(line, Assert.Single(_sweep.ResultLines()));
    }

    [Fact]
    public void Fewer_repetitions_than_before_complete_a_trial_that_was_broken_off()
    {
        using (var store = _sweep.Open())
        {
            SampleSweep.Run(store, _trial, 0, 3, SampleSweep.Completed(SampleSweep.Scores(0)));
            SampleSweep.Run(store, _trial, 1, 3, SampleSweep.Completed(SampleSweep.Scores(1)));
            store.TrialEnded(_trial, 3);
        }
        Assert.Empty(_sweep.ResultLines());
        using (var store = _sweep.Open())
        {
            Assert.False(store.NeedsLine(_trial, 3));
            Assert.True(store.NeedsLine(_trial, 2));
            store.TrialEnded(_trial, 2);
            store.Finish();
        }
        var line = Assert.Single(_sweep.ResultLines());
        Assert.Contains("\"repetitions\":2", line);
        File.Delete(_sweep.Results);
        using (var store = _sweep.Open())
        {
            Assert.False(store.NeedsLine(_trial, 2));
            store.Finish();
        }
        Assert.Equal(line, Assert.Single(_sweep.ResultLines()));
    }

    [Fact]
    public void Journals_of_several_runners_are_read_as_one()
    {
        using (var store = _sweep.Open())
        {
            SampleSweep.RunAll(store, _trial);
        }
        File.Move(_sweep.Journal, _sweep.Folder + "/journal-b.jsonl");
        using (var store = _sweep.Open())
        {
            Assert.True(State(store).IsCompleted);
            SampleSweep.RunAll(store, SampleSweep.Trial(1));
            store.Finish();
        }
        Assert.Equal(2, _sweep.ResultLines().Length);
        using var again = _sweep.Open();
        Assert.Equal(2, again.History.Count(AttemptStatus.Completed));
    }
}
