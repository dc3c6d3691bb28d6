using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.Workers;

namespace ExpRunner.Tests.Workers;

public sealed class WorkerInboxTests
{
    private readonly ScriptedHandles _handles = new();
    private readonly AttemptFactory _attempts = new("out");
    private readonly WorkerInbox _inbox;

    public WorkerInboxTests()
    {
        _inbox = new WorkerInbox(_handles, TimeProvider.System);
        _handles.Say(writer =>
        {
            writer.Magic();
            new Hello { Version = "1", Slot = 3, Spool = "spool" }.Write(writer);
        });
        Assert.Equal(3, _inbox.ReadHello()!.Slot);
    }

    private void SayAttempts(int first, int count) => _handles.Say(writer =>
    {
        foreach (var i in Enumerable.Range(first, count))
        {
            Frames.Write(writer, i, _attempts.Do("nothing"));
        }
    });

    private void SayCancel(int first, int last) => _handles.Say(writer =>
    {
        writer.Begin(FrameKind.Cancel);
        writer.Int32(first);
        writer.Int32(last);
        writer.End();
    });

    [Fact]
    public void What_the_watch_read_just_before_the_worker_waits_is_not_waited_for()
    {
        Assert.False(_inbox.TryNext(out _));
        SayAttempts(0, 1);
        _inbox.ReadAside(TimeSpan.Zero);
        Assert.True(_inbox.Wait());
        Assert.True(_inbox.TryNext(out var running));
        Assert.Equal(0, running.Sequence);
    }

    [Fact]
    public void Input_that_the_watch_saw_and_the_worker_read_first_is_not_waited_for_by_the_watch()
    {
        SayAttempts(0, 1);
        Assert.True(_inbox.Wait() && _inbox.TryNext(out _));
        SayAttempts(1, 1);
        _handles.WhenSeen = () =>
        {
            _inbox.Done();
            Assert.False(_inbox.TryNext(out _));
            Assert.True(_inbox.Wait() && _inbox.TryNext(out _));
        };

        _inbox.ReadAside(TimeSpan.Zero);

        Assert.Equal(1, _inbox.Current!.Sequence);
    }

    [Fact]
    public async Task A_cancellation_tells_the_running_attempt_and_forgets_the_waiting_ones_of_its_range()
    {
        SayAttempts(0, 3);
        Assert.True(_inbox.Wait());
        Assert.True(_inbox.TryNext(out var running));
        SayCancel(0, 1);
        _inbox.ReadAside(TimeSpan.Zero);
        await Eventually.HoldsAsync(() => running.WasTold, "the running attempt is told to end");
        _inbox.Done();
        Assert.True(_inbox.TryNext(out var next));
        Assert.Equal((2, false), (next.Sequence, next.WasTold));
        Assert.Equal(1, _inbox.TakeCancelled());
        Assert.Null(_inbox.TakeCancelled());
    }

    [Fact]
    public void The_end_of_input_kills_the_group_also_while_an_attempt_runs()
    {
        SayAttempts(0, 1);
        Assert.True(_inbox.Wait() && _inbox.TryNext(out _));
        _handles.SayEnd();
        _inbox.ReadAside(TimeSpan.Zero);
        Assert.True(_handles.WasKilled);
    }

    [Fact]
    public void A_goodbye_is_the_end_of_work()
    {
        _handles.Say(writer =>
        {
            writer.Begin(FrameKind.Goodbye);
            writer.End();
        });
        Assert.True(_inbox.Wait());
        Assert.False(_inbox.TryNext(out _));
        Assert.False(_inbox.Wait());
        Assert.False(_handles.WasKilled);
    }

    [Fact]
    public void Whoever_is_no_ExpRunner_is_refused()
    {
        var handles = new ScriptedHandles();
        handles.Say(writer => writer.Text("hello?"));
        Assert.Throws<InvalidDataException>(() => new WorkerInbox(handles, TimeProvider.System).ReadHello());
    }
}
