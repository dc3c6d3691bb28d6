using System.IO.Pipes;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.Values;
using ExpRunner.Workers;

namespace ExpRunner.Tests.Workers;

/// <summary>The near end of a worker, over two real pipes; the far end is the test.</summary>
public sealed class WorkerConnectionTests
{
    private const int LargerThanAnyPipe = 4 << 20;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly AnonymousPipeServerStream _toWorker = new(PipeDirection.Out);
    private readonly AnonymousPipeServerStream _fromWorker = new(PipeDirection.In);
    private readonly AnonymousPipeClientStream _input;
    private readonly AnonymousPipeClientStream _output;

    public WorkerConnectionTests()
    {
        _input = new AnonymousPipeClientStream(PipeDirection.In, _toWorker.ClientSafePipeHandle);
        _output = new AnonymousPipeClientStream(PipeDirection.Out, _fromWorker.ClientSafePipeHandle);
    }

    [Fact]
    public async Task A_large_batch_that_is_sent_where_outcomes_are_read_does_not_wait_for_a_worker_that_waits_to_be_read()
    {
        var batch = new AttemptFactory("out").Do("score", text: new string('y', LargerThanAnyPipe));
        var events = new Outcomes();
        var connection = new WorkerConnection(_toWorker, _fromWorker, new WakefulWait(null, TimeProvider.System), events);
        // So a slot goes on: the end of a batch sends the next one, on the thread that reads.
        events.WhenFirst = () => connection.Send(batch, static (writer, batch) => Frames.Write(writer, 1, batch));
        connection.Start();

        var worker = Task.Run(() =>
        {
            Say(0, "first");
            Say(1, new string('z', LargerThanAnyPipe));
            return Hear();
        });

        Assert.Equal(batch.Config.ToJson(), (await worker.WaitAsync(Limit)).Config.ToJson());
        Assert.Equal(LargerThanAnyPipe, (await events.Second.WaitAsync(Limit)).Scores.Items[0].AsText().Length);
        Close();
    }

    /// <summary>Not where the test fails: both ends are stuck then, and closing a pipe waits for who uses it.</summary>
    private void Close()
    {
        foreach (var end in new Stream[] { _output, _input, _toWorker, _fromWorker })
        {
            end.Dispose();
        }
    }

    private void Say(int sequence, string score)
    {
        var writer = new FrameWriter();
        if (sequence == 0)
        {
            writer.Magic();
        }
        Frames.Write(writer, sequence, wasTold: false, new Outcome
        {
            Status = AttemptStatus.Completed,
            StartedAt = default,
            Duration = default,
            Scores = Value.Object(("score", Value.Of(score))),
        });
        _output.Write(writer.Written);
    }

    private Attempt Hear()
    {
        var buffer = new FrameBuffer();
        ReadOnlySpan<byte> body;
        while (!buffer.TryTake(out _, out body))
        {
            buffer.Filled(_input.Read(buffer.Room().Span) is var count and > 0 ? count : throw new EndOfStreamException());
        }
        var reader = new FrameReader(body, buffer.Names);
        reader.Int32();
        return Frames.ReadAttempt(ref reader);
    }

    private sealed class Outcomes : IWorkerEvents
    {
        private readonly TaskCompletionSource<Outcome> _second = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Action WhenFirst { get; set; } = () => { };

        public Task<Outcome> Second => _second.Task;

        public void OnOutcome(int sequence, bool wasTold, Outcome outcome)
        {
            if (sequence == 0)
            {
                WhenFirst();
                return;
            }
            _second.TrySetResult(outcome);
        }

        public void OnGreeting(Greeting greeting)
        {
        }

        public void OnStarted(int sequence, TimeSpan elapsed)
        {
        }

        public void OnActive(int sequence)
        {
        }

        public void OnFile(int sequence, bool hasEnded, string name, long offset, ReadOnlySpan<byte> bytes)
        {
        }

        public void OnAlive(long memory)
        {
        }

        public void OnCancelled(int last)
        {
        }

        public void OnWarning(string text)
        {
        }

        public void OnClosed(Exception? fault) => _second.TrySetException(fault ?? new EndOfStreamException());
    }
}
