using System.Runtime.InteropServices;

namespace ExpRunner.Hosting.Commands;

/// <summary>Ctrl-C and SIGTERM: what they do to a sweep.</summary>
internal sealed class Interrupts : IDisposable
{
    /// <summary>SIGXFSZ, which ends the process at a limit of file sizes; without it the write fails, and that is said.</summary>
    private const PosixSignal FileTooLarge = (PosixSignal)25;
    private static readonly TimeSpan Twice = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _kill = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Lock _gate = new();
    private readonly InterruptKind _kind;
    private readonly Terminal? _terminal;
    private readonly Action<string> _say;
    private readonly Action _drop;
    private InterruptQuestion? _question;
    private long? _last;

    /// <param name="say">Takes a sentence for people.</param>
    public Interrupts(Action<string> say)
        : this(InterruptKind.Finish, null, say, static () => { })
    {
    }

    /// <param name="kind">What Ctrl-C does.</param>
    /// <param name="terminal">Where a person can be asked.</param>
    /// <param name="say">Takes a sentence for people.</param>
    /// <param name="drop">Ends what runs, and goes on with what waits.</param>
    public Interrupts(InterruptKind kind, Terminal? terminal, Action<string> say, Action drop)
    {
        (_kind, _terminal, _say, _drop) = (kind, terminal, say, drop);
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, _kind)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, _kind == InterruptKind.Stop ? _kind : InterruptKind.Finish)),
            .. OperatingSystem.IsWindows() ? [] : new[] { PosixSignalRegistration.Create(FileTooLarge, context => context.Cancel = true) },
        ];
    }

    /// <summary>Start nothing new.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>End what runs.</summary>
    public CancellationToken Kill => _kill.Token;

    /// <summary>The sources stay alive: a signal may still be on its way.</summary>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
        lock (_gate)
        {
            _question?.Close();
        }
    }

    /// <summary>Two signals may be handled at once, the second one first; whatever ends what runs also starts nothing new.</summary>
    private void Handle(PosixSignalContext context, InterruptKind kind)
    {
        context.Cancel = true;
        lock (_gate)
        {
            var isAgain = _last is { } last && TimeProvider.System.GetElapsedTime(last) <= Twice;
            _last = TimeProvider.System.GetTimestamp();
            if (_stop.IsCancellationRequested || (isAgain && kind is (InterruptKind.Skip or InterruptKind.Ask)))
            {
                EndAll();
                return;
            }
            Do(kind);
        }
    }

    private void Do(InterruptKind kind)
    {
        switch (kind)
        {
            case InterruptKind.Stop:
                _say("Interrupted: what runs is ended now.");
                EndAll();
                return;
            case InterruptKind.Skip:
                _say("Interrupted: what runs is dropped, to be run by the next start; the sweep goes on. Once more within two seconds ends it.");
                _drop();
                return;
            case InterruptKind.Ask when _terminal is { CanAsk: true }:
                _question ??= new InterruptQuestion(_say, Answer);
                _question.Ask();
                return;
            default:
                _say(kind == InterruptKind.Ask ? "Interrupted, and there is no terminal to ask: no new trials, waiting for those that run. Once more ends them now."
                    : "Interrupted: no new trials, waiting for those that run. Once more ends them now.");
                _stop.Cancel();
                return;
        }
    }

    private void Answer(InterruptKind? answer)
    {
        lock (_gate)
        {
            if (_stop.IsCancellationRequested)
            {
                return;
            }
            if (answer is not { } kind)
            {
                _say("The sweep goes on.");
                return;
            }
            Do(kind);
        }
    }

    private void EndAll()
    {
        _question?.Close();
        _stop.Cancel();
        _kill.Cancel();
    }
}
