using System.Runtime.InteropServices;

namespace ExpRunner.Hosting.Commands;

/// <summary>Ctrl-C and SIGTERM: the first starts nothing new, the second ends what runs.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _kill = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Action<string> _say;
    private int _count;

    public Interrupts(Action<string> say)
    {
        _say = say;
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];
    }

    /// <summary>Start nothing new.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>End what runs.</summary>
    public CancellationToken Kill => _kill.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
        _stop.Dispose();
        _kill.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) == 1)
        {
            _say("Interrupted: no new trials, waiting for those that run. Once more ends them now.");
            _stop.Cancel();
        }
        else
        {
            _kill.Cancel();
        }
    }
}
