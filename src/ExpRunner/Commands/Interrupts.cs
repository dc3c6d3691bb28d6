using System.Runtime.InteropServices;

namespace ExpRunner.Hosting.Commands;

/// <summary>Ctrl-C and SIGTERM: the first starts nothing new, the second ends what runs.</summary>
internal sealed class Interrupts : IDisposable
{
    /// <summary>SIGXFSZ, which ends the process at a limit of file sizes; without it the write fails, and that is said.</summary>
    private const PosixSignal FileTooLarge = (PosixSignal)25;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _kill = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Action<string> _say;
    private int _count;

    public Interrupts(Action<string> say)
    {
        _say = say;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
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
    }

    /// <summary>Two signals may be handled at once, the second one first; whatever ends what runs also starts nothing new.</summary>
    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        var isFirst = Interlocked.Increment(ref _count) == 1;
        _stop.Cancel();
        if (isFirst)
        {
            _say("Interrupted: no new trials, waiting for those that run. Once more ends them now.");
            return;
        }
        _kill.Cancel();
    }
}
