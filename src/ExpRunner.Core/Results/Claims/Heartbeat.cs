using System.Globalization;
using System.Text;

namespace ExpRunner.Results;

/// <summary>
/// Shows that a runner is alive: a number in <c>claims/&lt;runner&gt;.alive</c> that goes up six times a lease, for runners on other machines,
/// and a lock on <c>claims/&lt;runner&gt;.lock</c> that the system lets go when the process ends, for those on this one.
/// </summary>
internal sealed class Heartbeat : IDisposable
{
    private const int BeatsPerLease = 6;
    private readonly IFiles _files;
    private readonly string _alive;
    private readonly string _lockPath;
    private readonly TimeProvider _time;
    private readonly TimeSpan _lease;
    private readonly Action _tick;
    private readonly OpenFile _lock;
    private readonly OpenFile _file;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private long _count;
    private long _lastBeat;
    private bool _isOver;

    /// <param name="files">Where the claims are.</param>
    /// <param name="boards">Names the files.</param>
    /// <param name="runner">Whose heart beats.</param>
    /// <param name="lease">How long others wait for a beat.</param>
    /// <param name="time">The clock.</param>
    /// <param name="tick">Called after every beat.</param>
    public Heartbeat(IFiles files, BoardFiles boards, string runner, TimeSpan lease, TimeProvider time, Action tick)
    {
        (_files, _time, _lease, _tick) = (files, time, lease, tick);
        (_alive, _lockPath) = (AliveOf(boards, runner), LockOf(boards, runner));
        files.MakeFolder(boards.Folder);
        _lock = files.Open(_lockPath, FileUse.Lock);
        try
        {
            _file = files.Open(_alive, FileUse.Extend);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
        Beat(isStillOnBoard: true);
        _timer = time.CreateTimer(_ => Tick(), null, lease / BeatsPerLease, lease / BeatsPerLease);
    }

    /// <summary>
    /// Whether nobody can have taken this runner for dead yet: its last beat is less than half a lease ago, and so was every one before it.
    /// </summary>
    public bool IsSure => _time.GetElapsedTime(Volatile.Read(ref _lastBeat)) < _lease / 2;

    public static string AliveOf(BoardFiles boards, string runner) => boards.In(runner + ".alive");

    public static string LockOf(BoardFiles boards, string runner) => boards.In(runner + ".lock");

    /// <summary>Beats once.</summary>
    /// <param name="isStillOnBoard">Whether it was looked up that nobody took this runner for dead in a longer pause.</param>
    public void Beat(bool isStillOnBoard = false)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }
            var at = isStillOnBoard || IsSure ? _time.GetTimestamp() : _lastBeat;
            try
            {
                _file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{++_count:d20}\n")), 0);
                Volatile.Write(ref _lastBeat, at);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Nobody saw it: this runner is no longer sure of its claims and looks at the board before it records.
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }
            _isOver = true;
        }
        _timer.Dispose();
        _file.Dispose();
        _lock.Dispose();
        Remove(_files, _alive, _lockPath);
    }

    /// <summary>Takes the files of a runner away.</summary>
    public static void Remove(IFiles files, params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            try
            {
                files.Delete(path);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // It says nothing any more once its runner is off the board.
            }
        }
    }

    private void Tick()
    {
        Beat();
        _tick();
    }
}
