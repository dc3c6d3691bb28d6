using ExpRunner.Platform;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ExpRunner.Execution;

/// <summary>
/// A process that we spawned, the leader of a group. When it has ended, its number stays its own until <see cref="Reap"/>: only up to then signals are sent.
/// </summary>
internal sealed unsafe class SpawnedProcess(int id)
{
    private const int OfProcess = 1;
    private const int Exited = 4;
    private const int AtOnce = 1;
    private const int InfoSize = 256;
    private static readonly int Keep = OperatingSystem.IsMacOS() ? 0x20 : 0x01000000;
    private static readonly bool HasHandles = OperatingSystem.IsLinux() && Libc.Has("pidfd_open");
    private readonly Lock _gate = new();
    private bool _isReaped;

    /// <summary>Its number, which is that of its group.</summary>
    public int Id => id;

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded()
    {
        var info = stackalloc byte[InfoSize];
        new Span<byte>(info, InfoSize).Clear();
        return Libc.WaitIdentified(OfProcess, id, info, Exited | Keep | AtOnce) != 0 || *(int*)info != 0;
    }

    /// <summary>Opens a handle that can be read from when it has ended; -1: this system has none, or no more of them.</summary>
    public int OpenEnd() => HasHandles ? Libc.OpenProcess(id, 0) : -1;

    /// <summary>Waits until it has ended.</summary>
    public void AwaitEnd()
    {
        var info = stackalloc byte[InfoSize];
        while (Libc.WaitIdentified(OfProcess, id, info, Exited | Keep) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Libc.InterruptedCall)
            {
                throw Lost(error);
            }
        }
    }

    /// <summary>Sends a signal to its group, as long as the number is the group's.</summary>
    public void SignalGroup(int signal) => WhileKnown(() => Libc.Kill(-id, signal));

    /// <summary>Does something to it, or to what belongs to it, unless it is gone for good.</summary>
    public void WhileKnown(Action action)
    {
        lock (_gate)
        {
            if (!_isReaped)
            {
                action();
            }
        }
    }

    /// <summary>How it ended; waits until it has. What it left in its group is ended: nobody could tell any more whose that is.</summary>
    public ProcessEnd Reap()
    {
        AwaitEnd();
        lock (_gate)
        {
            Libc.Kill(-id, Libc.SigKill);
            _isReaped = true;
            int status;
            while (Libc.Wait(id, &status, 0) < 0)
            {
                var error = Marshal.GetLastPInvokeError();
                if (error != Libc.InterruptedCall)
                {
                    throw Lost(error);
                }
            }
            var signal = status & 0x7F;
            return new ProcessEnd(signal == 0 ? (status >> 8) & 0xFF : 128 + signal);
        }
    }

    private ExecutorException Lost(int error)
        => new($"The system does not say how process {id} ended: {new Win32Exception(error).Message}. Somebody else in this process waits for its children.");
}
