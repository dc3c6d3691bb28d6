using System.ComponentModel;
using System.Runtime.InteropServices;
using ExpRunner.Execution;
using ExpRunner.Platform;

namespace ExpRunner.Programs.Running;

/// <summary>
/// Where the programs of a slot print one stream to: a file beside the results, which becomes the log by renaming as soon as something is in it, while
/// the program goes on writing. A program that prints nothing costs no file, which is most of what a short one would cost.
/// </summary>
/// <param name="spool">The file.</param>
/// <param name="bound">Keeps the log as short as it must be.</param>
internal sealed class SlotLog(string spool, LogBound bound) : IDisposable
{
    /// <summary>A process that another slot is about to start has our handles for a moment.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(OperatingSystem.IsLinux() ? 5 : 0);
    private readonly Lock _gate = new();
    private int _own = -1;
    private string _log = "";
    private bool _isKept;
    private bool _isOpen;

    /// <summary>A stage begins; the handle its program is to write to, to be closed by who asks.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public int Begin(string log)
    {
        lock (_gate)
        {
            (_log, _isKept, _isOpen) = (log, false, true);
            if (_own < 0)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(spool)!);
                _own = Open();
            }
            return Open();
        }
    }

    /// <summary>The bytes printed so far; what is there is the log from now on.</summary>
    /// <exception cref="IOException">The log cannot be kept.</exception>
    public long Look()
    {
        lock (_gate)
        {
            if (!_isOpen)
            {
                return 0;
            }
            var length = Libc.Seek(_own, 0, Libc.SeekEnd);
            if (length > 0 && !_isKept)
            {
                Keep();
            }
            if (bound.IsDue(length))
            {
                bound.Trim(_log, length);
            }
            return length;
        }
    }

    /// <summary>The stage has ended: what was printed is the log, and nothing more comes into it, or the file of somebody who still prints is given up.</summary>
    /// <exception cref="IOException">The log cannot be kept.</exception>
    public void End()
    {
        try
        {
            Look();
            lock (_gate)
            {
                if (!_isKept && !SpinWait.SpinUntil(() => Libc.IsHeldAlone(_own), Patience))
                {
                    Keep();
                }
                if (_isKept)
                {
                    bound.End(_log, _log);
                }
            }
        }
        finally
        {
            Close();
        }
    }

    public void Dispose()
    {
        if (_own >= 0)
        {
            Libc.Close(_own);
            File.Delete(spool);
        }
    }

    private void Close()
    {
        lock (_gate)
        {
            _isOpen = false;
            if (_isKept)
            {
                Libc.Close(_own);
                _own = -1;
            }
        }
    }

    private void Keep()
    {
        _isKept = true;
        Directory.CreateDirectory(Path.GetDirectoryName(_log)!);
        File.Move(spool, _log, overwrite: true);
    }

    private int Open()
    {
        var opened = Libc.OpenForAppend(spool);
        return opened >= 0 ? opened : throw new IOException($"Cannot open {spool}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");
    }
}
