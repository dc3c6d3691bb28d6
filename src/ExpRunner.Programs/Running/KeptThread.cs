using ExpRunner.Execution;

namespace ExpRunner.Programs.Running;

/// <summary>A thread that does one thing after the other for programs that run; it is kept a while for the next one.</summary>
internal sealed class KeptThread
{
    private const int ChunkSize = 64 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);
    private static readonly List<KeptThread> Idle = [];
    private readonly SemaphoreSlim _given = new(0);
    private Action? _work;
    private Spawner? _spawner;

    private KeptThread() => new Thread(Serve, maxStackSize: 1024 * 1024) { IsBackground = true, Name = "ExpRunner program" }.Start();

    /// <summary>Starts processes for this thread.</summary>
    public Spawner Spawner => _spawner ??= new Spawner();

    /// <summary>What is read goes through it.</summary>
    public byte[] Chunk { get; } = new byte[ChunkSize];

    /// <summary>Does something on a thread that does nothing else meanwhile; what follows it runs on another.</summary>
    public static Task<T> RunAsync<T>(Func<KeptThread, T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = Take();
        thread._work = () => thread.Do(work, done);
        thread._given.Release();
        return done.Task;
    }

    /// <summary>The thread is free for another before anybody learns that it is.</summary>
    private void Do<T>(Func<KeptThread, T> work, TaskCompletionSource<T> done)
    {
        try
        {
            var result = work(this);
            Leave();
            done.SetResult(result);
        }
        catch (OperationCanceledException cancelled)
        {
            Leave();
            done.SetCanceled(cancelled.CancellationToken);
        }
        catch (Exception fault)
        {
            Leave();
            done.SetException(fault);
        }
    }

    private static KeptThread Take()
    {
        lock (Idle)
        {
            if (Idle.Count == 0)
            {
                return new KeptThread();
            }
            var last = Idle[^1];
            Idle.RemoveAt(Idle.Count - 1);
            return last;
        }
    }

    private void Leave()
    {
        lock (Idle)
        {
            Idle.Add(this);
        }
    }

    private void Serve()
    {
        while (_given.Wait(Kept) || !IsGone())
        {
            if (Interlocked.Exchange(ref _work, null) is { } work)
            {
                work();
            }
        }
        _spawner?.Dispose();
        _given.Dispose();
    }

    /// <summary>Whether nobody has taken it; then nobody will.</summary>
    private bool IsGone()
    {
        lock (Idle)
        {
            return Idle.Remove(this);
        }
    }
}
