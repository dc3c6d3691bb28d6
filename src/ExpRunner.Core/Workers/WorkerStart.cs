using ExpRunner.Execution;
using ExpRunner.Platform;

namespace ExpRunner.Workers;

/// <summary>Starts workers until one greets as it should.</summary>
/// <param name="launch">Starts a process for a slot.</param>
/// <param name="slot">The slot it will serve.</param>
/// <param name="version">Our version.</param>
/// <param name="codeIdentity">Our code.</param>
/// <param name="isolates">Whether it will run one attempt only, and has time until that comes.</param>
internal sealed class WorkerStart(Func<int, ILaunchedWorker> launch, int slot, string version, string codeIdentity, bool isolates)
{
    private const int Tries = 3;

    /// <summary>Being killed from outside says little about the program.</summary>
    private const int TriesWhenKilled = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Starts a worker.</summary>
    /// <exception cref="ExecutorException">None can be started; the message says what the last one printed.</exception>
    /// <exception cref="CutOffException">The way to the machine was lost.</exception>
    public async Task<WorkerSession> RunAsync(AttemptLimits limits, TimeProvider time, Action<string> warn, CancellationToken cancel)
    {
        for (var number = 1; ; number++)
        {
            var session = new WorkerSession(launch(slot), limits, time, warn);
            try
            {
                var greeting = await GreetAsync(session, limits, cancel).ConfigureAwait(false);
                if (greeting.Refusal(version, codeIdentity) is { } refusal)
                {
                    throw new ExecutorException(refusal);
                }
                return session;
            }
            catch (Exception fault)
            {
                var end = await EndAsync(session).ConfigureAwait(false);
                if (fault is ExecutorException or OperationCanceledException)
                {
                    throw;
                }
                if (session.Worker.IsCutOff(end))
                {
                    throw new CutOffException(session.Worker.Printed is { Length: > 0 } printed ? printed : "the connection was lost", fault);
                }
                if (number <= Tries && await session.Worker.RemedyAsync(end, cancel).ConfigureAwait(false))
                {
                    continue;
                }
                if (fault is ForeignOutputException || number >= (end.Signal == Libc.SigKill && fault is EndOfStreamException ? TriesWhenKilled : Tries))
                {
                    throw new ExecutorException(Explain(session.Worker, fault, end, number), fault);
                }
            }
            await Task.Delay(Pause, time, cancel).ConfigureAwait(false);
        }
    }

    private Task<Greeting> GreetAsync(WorkerSession session, AttemptLimits limits, CancellationToken cancel)
    {
        var hello = new Hello
        {
            Version = version,
            Slot = slot,
            Spool = session.Worker.Spool,
            TellsActivity = limits.IdleTimeout is not null,
            MaxLog = limits.MaxLog,
            Rehearses = isolates,
            Far = session.Worker.Far,
            IsWakeful = session.Worker.HasOutput is not null,
        };
        return session.GreetAsync(hello).WaitAsync(Protocol.GreetingLimit, cancel);
    }

    private static async Task<ProcessEnd> EndAsync(WorkerSession session)
    {
        var patience = session.IsClosed ? TimeSpan.FromSeconds(1) : TimeSpan.Zero;
        await Task.WhenAny(session.Worker.Ended, Task.Delay(patience)).ConfigureAwait(false);
        var end = await session.Worker.EndTreeAsync(TimeSpan.Zero).ConfigureAwait(false);
        await session.Worker.ClearAsync(owner: null).ConfigureAwait(false);
        return end;
    }

    private static string Explain(ILaunchedWorker worker, Exception fault, ProcessEnd end, int tries) => fault switch
    {
        ForeignOutputException => $"The program printed before its worker could start: '{fault.Message}'. In Main, call ExpRunnerHost.RunAsync(args) before anything is printed.",
        TimeoutException => $"`{worker.Command}` did not answer within {Protocol.GreetingLimit.TotalSeconds} s.{Printed(worker)}",
        InvalidDataException => $"`{worker.Command}` answered something that is no frame: {fault.Message}{Printed(worker)}",
        _ => $"`{worker.Command}` ended before it was ready, {tries} times, with {end}.{Printed(worker)}",
    };

    private static string Printed(ILaunchedWorker worker) => worker.Printed.Length == 0 ? " It printed nothing." : $" It printed:\n{worker.Printed}";
}
