using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Results;

public sealed class StageRecordTests : IDisposable
{
    private static readonly (string Name, UInt128 Key)[] Stages = [("train", 11), ("avg", 12), ("test", 13)];
    private readonly SampleSweep _sweep = new();
    private readonly Trial _trial = SampleSweep.Trial(0);

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void A_stage_that_completed_is_done_for_later_attempts_of_the_same_start_and_of_others()
    {
        using (var store = _sweep.Open())
        {
            var first = Begin(store, Stages);
            End(store, first, "train", 11, AttemptStatus.Completed);
            End(store, first, "avg", 12, AttemptStatus.Failed);
            store.Ended(_trial, first, SampleSweep.Failed("avg: exit code 1"));

            Assert.Equal("train* avg test", Text(Begin(store, Stages)));
        }
        using var again = _sweep.Open();
        Assert.Equal("train* avg test", Text(Begin(again, Stages)));
    }

    [Fact]
    public void What_follows_a_changed_stage_runs_again()
    {
        using (var store = _sweep.Open())
        {
            var first = Begin(store, Stages);
            foreach (var (name, key) in Stages)
            {
                End(store, first, name, key, AttemptStatus.Completed);
            }
        }
        using var again = _sweep.Open();
        Assert.Equal("train* avg* test*", Text(Begin(again, Stages)));
        Assert.Equal("train* avg test", Text(Begin(again, [("train", 11), ("avg", 99), ("test", 13)])));
    }

    [Fact]
    public void A_stage_of_another_repetition_is_not_done()
    {
        using var store = _sweep.Open();
        End(store, Begin(store, Stages), "train", 11, AttemptStatus.Completed);

        Assert.Equal("train avg test", Text(store.NextAttempt(_trial, 1, 2, Stages)));
    }

    [Fact]
    public void Redo_forgets_stages_unless_they_are_to_be_kept()
    {
        using (var store = _sweep.Open())
        {
            var first = Begin(store, Stages);
            End(store, first, "train", 11, AttemptStatus.Completed);
            store.Ended(_trial, first, SampleSweep.Completed(SampleSweep.Scores(1)));
        }
        using (var store = _sweep.Open())
        {
            store.Redo([(_trial, 0)], stages: []);
            Assert.True(store.History.HasStage(SampleSweep.Key(_trial, 0), 11));
        }
        using (var store = _sweep.Open())
        {
            Assert.True(store.History.HasStage(SampleSweep.Key(_trial, 0), 11));
            store.Redo([(_trial, 0)]);
            Assert.False(store.History.HasStage(SampleSweep.Key(_trial, 0), 11));
        }
        using var last = _sweep.Open();
        Assert.False(last.History.HasStage(SampleSweep.Key(_trial, 0), 11));
        Assert.Equal("train avg test", Text(Begin(last, Stages)));
    }

    [Fact]
    public void Redo_forgets_the_stages_it_names_and_no_others()
    {
        using (var store = _sweep.Open())
        {
            End(store, Begin(store, Stages), Stages);
        }
        using (var store = _sweep.Open())
        {
            store.Redo([(_trial, 0)], ["avg", "test"]);
            Assert.Equal("train* avg test", Text(store.NextAttempt(_trial, 0, 1, Stages)));
        }
        using (var store = _sweep.Open())
        {
            Assert.True(store.History.HasStage(SampleSweep.Key(_trial, 0), 11));
            Assert.False(store.History.HasStage(SampleSweep.Key(_trial, 0), 13));
            End(store, Begin(store, Stages), Stages[1..]);
        }
        using var last = _sweep.Open();
        Assert.Equal("train* avg* test*", Text(last.NextAttempt(_trial, 0, 1, Stages)));
    }

    [Fact]
    public void A_redo_of_stages_in_one_journal_counts_for_another()
    {
        using (var store = _sweep.Open())
        {
            End(store, Begin(store, Stages), Stages);
        }
        File.Move(_sweep.Journal, _sweep.Journal.Replace(".jsonl", "-other.jsonl"));
        using (var store = _sweep.Open())
        {
            store.Redo([(_trial, 0)], ["test"]);
        }
        using var again = _sweep.Open();
        Assert.Equal("train* avg* test", Text(again.NextAttempt(_trial, 0, 1, Stages)));
    }

    [Fact]
    public void A_stage_that_is_on_record_survives_a_runner_that_never_came_back()
    {
        var store = _sweep.Open();
        End(store, Begin(store, Stages), "train", 11, AttemptStatus.Completed);
        var journal = File.ReadAllText(_sweep.Journal);
        store.Dispose();
        File.WriteAllText(_sweep.Journal, journal);

        using var again = _sweep.Open();
        Assert.Equal("train* avg test", Text(Begin(again, Stages)));
        Assert.True(again.History.TryGet(SampleSweep.Key(_trial, 0), out var state));
        Assert.Equal((1, 1), (state.InFlightDeaths, state.Tries));
    }

    private Attempt Begin(SweepStore store, (string, UInt128)[] stages)
    {
        var attempt = store.NextAttempt(_trial, 0, 1, stages);
        store.Started(_trial, attempt);
        return attempt;
    }

    private void End(SweepStore store, Attempt attempt, IEnumerable<(string Name, UInt128 Key)> stages)
    {
        foreach (var (name, key) in stages)
        {
            End(store, attempt, name, key, AttemptStatus.Completed);
        }
        store.Ended(_trial, attempt, SampleSweep.Completed(SampleSweep.Scores(1)));
    }

    private void End(SweepStore store, Attempt attempt, string stage, UInt128 key, AttemptStatus status)
        => store.StageEnded(_trial, attempt, new StageOutcome { Stage = stage, Key = key, Status = status, ExitCode = 0, StartedAt = default, Duration = TimeSpan.FromSeconds(1) });

    private static string Text(Attempt attempt) => string.Join(' ', attempt.Stages.Select(stage => stage.Name + (stage.IsDone ? "*" : "")));
}
