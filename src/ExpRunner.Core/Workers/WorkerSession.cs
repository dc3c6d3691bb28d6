using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>One worker's life as the near end sees it: it greets, runs batches, and ends.</summary>
internal sealed partial class WorkerSession : IWorkerEvents
{
    private readonly Lock _gate = new();
    private readonly ILaunchedWorker _worker;
    private readonly AttemptLimits _limits;
    private readonly TimeProvider _time;
    private readonly Action<string> _warn;
    private readonly WorkerConnection _connection;
    private readonly TaskCompletionSource<Greeting> _greeting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private BatchRun? _run;
    private int _sequence;
    private bool _isClosed;

    public WorkerSession(ILaunchedWorker worker, AttemptLimits limits, TimeProvider time, Action<string> warn)
    {
        (_worker, _limits, _time, _warn) = (worker, limits, time, warn);
        _connection = new WorkerConnection(worker.Input, worker.Output, new WakefulWait(worker.HasOutput, time), this, worker.Host);
        _far = worker.Far is { } terms ? new FarWatch(terms, time) : null;
    }

    public ILaunchedWorker Worker => _worker;

    /// <summary>The worker as outcomes name it.</summary>
    public string Name { get; private set; } = "";

    public bool IsClosed => Volatile.Read(ref _isClosed);

    /// <summary>Says hello and waits for the greeting; faults where the worker ends or answers something else first.</summary>
    public Task<Greeting> GreetAsync(Hello hello)
    {
        _connection.Start();
        TrySend(hello, static (writer, hello) =>
        {
            writer.Magic();
            hello.Write(writer);
        });
        return _greeting.Task;
    }

    /// <summary>Gives the worker a batch; <see cref="BatchRun.End"/> tells when it is done with it.</summary>
    public void Run(BatchRun run)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                run.Finish(BatchEnd.Closed);
                return;
            }
            run.FirstSequence = _sequence;
            run.IsFar = _far is not null;
            _sequence += run.Count;
            _run = run;
            Restart();
        }
        TrySend(
            run,
            static (writer, run) =>
            {
                for (var i = 0; i < run.Count; i++)
                {
                    Frames.Write(writer, run.FirstSequence + i, run.ForWorker(run.First + i));
                }
            },
            static run => run.IsSent = true);
    }

    /// <summary>Asks the worker to end.</summary>
    public void SayGoodbye()
    {
        TrySend(0, static (writer, _) =>
        {
            writer.Begin(FrameKind.Goodbye);
            writer.End();
        });
        Close();
    }

    /// <summary>Ends the worker and all it started, by force; what it left behind is the owner's. Returns what that says of its end.</summary>
    public async Task<WorkerRemains> EndAsync(Attempt? owner)
    {
        await _worker.EndTreeAsync(TimeSpan.Zero).ConfigureAwait(false);
        Close();
        return await _worker.ClearAsync(owner).ConfigureAwait(false);
    }

    /// <summary>Tells a worker that still lives that nobody will talk to it any more.</summary>
    public void Close() => _connection.Close();

    void IWorkerEvents.OnGreeting(Greeting greeting)
    {
        Name = greeting.Worker;
        _greeting.TrySetResult(greeting);
    }

    void IWorkerEvents.OnOutcome(int sequence, bool wasTold, Outcome outcome)
    {
        BatchRun run;
        BatchEnd? end;
        Attempt attempt;
        lock (_gate)
        {
            if (_run is null || _run.Sequence != sequence)
            {
                return;
            }
            run = _run;
            attempt = run.Current;
            outcome = WithFiles(run, Judge(run, wasTold, outcome, out var isSpent));
            run.Next++;
            run.IsStarted = run.IsDelivering = false;
            end = isSpent ? BatchEnd.Spent : run.IsComplete ? BatchEnd.Done : null;
            _run = end is null ? run : null;
            Restart();
        }
        run.Report(attempt, outcome);
        if (end is { } why)
        {
            run.Finish(why);
        }
    }

    void IWorkerEvents.OnCancelled(int last)
    {
        BatchRun? run;
        lock (_gate)
        {
            run = _run is { IsCancelled: true } current && current.LastSequence == last ? current : null;
            _run = run is null ? _run : null;
        }
        run?.Finish(BatchEnd.Done);
    }

    void IWorkerEvents.OnWarning(string text) => _warn(text);

    void IWorkerEvents.OnClosed(Exception? fault)
    {
        BatchRun? run;
        lock (_gate)
        {
            (run, _run) = (_run, null);
            Volatile.Write(ref _isClosed, true);
        }
        _greeting.TrySetException(fault ?? new EndOfStreamException());
        run?.Finish(BatchEnd.Closed);
    }

    private void TrySend<TState>(TState state, Action<FrameWriter, TState> write, Action<TState>? sent = null)
    {
        try
        {
            _connection.Send(state, write, sent);
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            // It is gone; who reads learns it.
        }
    }
}
