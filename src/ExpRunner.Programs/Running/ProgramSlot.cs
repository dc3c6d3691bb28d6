using ExpRunner.Execution;
using ExpRunner.Platform;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Running;

/// <summary>
/// A slot and its thread, which runs one program after the other and waits for each by itself: nothing is cheaper.
/// Batches complete on this thread, and whoever awaits one may hand over the next from there.
/// </summary>
internal sealed class ProgramSlot : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, SlotProgram?> _programs = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _given = new(0);
    private readonly Lazy<Thread> _thread;
    private Action? _batch;
    private Spawner? _spawner;
    private RunningStage? _running;

    /// <param name="executor">Whose slot it is.</param>
    /// <param name="index">Its number.</param>
    /// <param name="place">Makes the place where its stages run.</param>
    public ProgramSlot(ProgramExecutor executor, int index, Func<ProgramSlot, IStagePlace> place)
    {
        (Executor, Index) = (executor, index);
        Place = place(this);
        Logs = new SlotLogs(Path.GetFullPath(executor.Options.ScratchFolder), index, executor.Options.Limits.MaxLog, executor.Options.Warn);
        _thread = new Lazy<Thread>(() =>
        {
            var thread = new Thread(Serve, maxStackSize: 1024 * 1024) { IsBackground = true, Name = $"ExpRunner slot {index}" };
            thread.Start();
            return thread;
        });
    }

    public ProgramExecutor Executor { get; }

    public int Index { get; }

    /// <summary>Where its stages run.</summary>
    public IStagePlace Place { get; }

    public ProgramExecutorOptions Options => Executor.Options;

    /// <summary>What its programs print.</summary>
    public SlotLogs Logs { get; }

    /// <summary>What runs; null: nothing.</summary>
    public RunningStage? Running => Volatile.Read(ref _running);

    /// <summary>Runs attempts, one after the other.</summary>
    public Task RunAsync(IReadOnlyList<Attempt> attempts, IAttemptObserver observer, CancellationToken cancel)
    {
        var done = new TaskCompletionSource();
        _batch = () =>
        {
            try
            {
                Run(attempts, observer, cancel);
            }
            catch (Exception fault)
            {
                done.SetException(fault);
                return;
            }
            done.SetResult();
        };
        _ = _thread.Value;
        _given.Release();
        return done.Task;
    }

    /// <summary>Starts a program and notes it.</summary>
    /// <exception cref="ExecutorException">It cannot be started.</exception>
    public SpawnedProcess Start(in SpawnCommand command)
    {
        _spawner ??= new Spawner();
        var process = _spawner.Start(command);
        Executor.Guardian?.Note(Index, process.Id);
        return process;
    }

    /// <summary>Waits for a program, and where it was told to end for all that it started.</summary>
    public ProcessEnd Await(RunningStage running)
    {
        Volatile.Write(ref _running, running);
        if (running.Cancel.IsCancellationRequested)
        {
            Executor.Look();
        }
        if (running.Away is { } away)
        {
            try
            {
                return away.Await();
            }
            finally
            {
                running.End();
                Volatile.Write(ref _running, null);
                Executor.Guardian?.Clear(Index);
            }
        }
        running.Process.AwaitEnd();
        running.End();
        AwaitTree(running);
        Volatile.Write(ref _running, null);
        Executor.Guardian?.Clear(Index);
        return running.Process.Reap();
    }

    public void Dispose()
    {
        if (_thread.IsValueCreated)
        {
            _batch = null;
            _given.Release();
            if (Thread.CurrentThread != _thread.Value)
            {
                _thread.Value.Join();
            }
        }
        Place.Dispose();
        Logs.Dispose();
    }

    private void Serve()
    {
        while (true)
        {
            _given.Wait();
            if (_batch is not { } batch)
            {
                _spawner?.Dispose();
                _given.Dispose();
                return;
            }
            batch();
        }
    }

    private void Run(IReadOnlyList<Attempt> attempts, IAttemptObserver observer, CancellationToken cancel)
    {
        using var registration = cancel.UnsafeRegister(static executor => ((ProgramExecutor)executor!).Look(), Executor);
        foreach (var attempt in attempts)
        {
            if (cancel.IsCancellationRequested)
            {
                return;
            }
            var outcome = Run(attempt, observer, cancel);
            observer.Ended(attempt, outcome);
            if (outcome.IsCutOff)
            {
                // What has not begun runs where it can.
                return;
            }
        }
    }

    private Outcome Run(Attempt attempt, IAttemptObserver observer, CancellationToken cancel)
    {
        if (ProgramOf(attempt.Experiment) is not { } program)
        {
            return EndedOutcomes.Of(AttemptStatus.Failed, $"There is no experiment '{attempt.Experiment}'.", Options.Time, TimeSpan.Zero, Place.Worker);
        }
        if (attempt.Number > 1)
        {
            Executor.Leftovers.End(Path.GetFullPath(attempt.OutPath));
        }
        return new AttemptRun(this, program, attempt, observer, cancel).Run();
    }

    private SlotProgram? ProgramOf(string experiment)
    {
        if (!_programs.TryGetValue(experiment, out var program))
        {
            program = Executor.Options.Find(experiment) is { } spec ? new SlotProgram(spec, Place.Binding, Place.Variables) : null;
            _programs.Add(experiment, program);
            Executor.Mind(program?.Spec);
        }
        return program;
    }

    private void AwaitTree(RunningStage running)
    {
        while (running.Broken is not null && Executor.Trees.IsAlive(running.Process, running.Token, IsOverdue(running, TimeSpan.Zero) ? Libc.SigKill : 0))
        {
            if (IsOverdue(running, KillLimit))
            {
                Options.Warn($"A process that {running.Stage.Name} started (group {running.Process.Id}) does not end: the system holds it, or it belongs to another user.");
                return;
            }
            Thread.Sleep(Pause);
        }
    }

    private bool IsOverdue(RunningStage running, TimeSpan by)
        => Options.Time.GetTimestamp() is var now && now >= running.KillAt && Options.Time.GetElapsedTime(running.KillAt, now) >= by;
}
