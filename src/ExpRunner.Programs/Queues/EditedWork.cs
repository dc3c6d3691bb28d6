using System.Diagnostics.CodeAnalysis;
using System.Text;
using ExpRunner.Execution;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Queues;

/// <summary>Work in the order of a file that people edit while it is done. What they edit wrongly changes nothing until it is mended.</summary>
internal sealed class EditedWork : IWorkSource
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WriteEvery = TimeSpan.FromMilliseconds(500);
    private readonly Lock _gate = new();
    private readonly QueueEdits _edits;
    private readonly QueueFile _file;
    private readonly FileStream _owned;
    private readonly string _path;
    private readonly IQueueListener _listener;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private Queue<Repetition> _begun = [];
    private Action? _woken;
    private string? _broken;
    private string? _failed;
    private string? _noted;
    private Exception? _fault;
    private bool _isHeld;
    private long _writtenAt;
    private bool _isDirty = true;
    private bool _isDisposed;

    /// <param name="supply">What it is filled from.</param>
    /// <param name="configs">Reads configs.</param>
    /// <param name="path">The file as people named it.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="SweepException">The file is broken, or another sweep has it.</exception>
    public EditedWork(QueueSupply supply, QueueConfigs configs, string path, TimeProvider time)
    {
        (_path, _listener, _time) = (path, supply.Listener, time);
        _file = new QueueFile(path, time);
        _edits = new QueueEdits(supply, configs, sentence => _listener.Warn($"{path}: {sentence}"));
        try
        {
            _owned = QueueLock.TryTake(_file.Beside("sweep")) ?? throw new SweepException($"--queue {path}: another sweep that runs has this file. Name another one.");
            Begin();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SweepException($"--queue {path}: it cannot be used: {fault.Message}", fault);
        }
        _timer = time.CreateTimer(_ => Tick(), null, LookEvery, LookEvery);
    }

    public Action? Woken
    {
        set => _woken = value;
    }

    public bool IsExhausted
    {
        get
        {
            lock (_gate)
            {
                return _begun.Count == 0 && _edits is { IsPaused: false, Waits: false } && _edits.IsEmpty;
            }
        }
    }

    /// <summary>What was taken is of no more concern.</summary>
    public void Ended(Repetition repetition, Outcome outcome)
    {
    }

    public bool TryTake([NotNullWhen(true)] out Repetition? next)
    {
        lock (_gate)
        {
            next = null;
            if (_fault is { } fault)
            {
                throw new SweepException($"The sweep stopped: {fault.Message}", fault);
            }
            Look();
            if (MayStart && _begun.Count == 0 && _edits.TryBegin(out var trial))
            {
                _begun = trial.Left;
                _isDirty = true;
            }
            _isHeld = !MayStart || !_begun.TryDequeue(out next);
            return !_isHeld;
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }
            _isDisposed = true;
            End();
            _listener.Note(null);
            _file.Dispose();
            _owned.Dispose();
            _edits.Dispose();
        }
    }

    /// <summary>A file that is there says what people want from the first trial on; a broken one is refused.</summary>
    private void Begin()
    {
        File.Delete(_file.Beside("problems"));
        if (FileState.Of(_file.Path) is not null)
        {
            SpinWait.SpinUntil(() => Take(isFirst: true), 10 * QueueFile.Settling);
        }
        if (_broken is { } broken)
        {
            throw new SweepException(broken.Split('\n'));
        }
        _edits.Fill();
        Write();
        Note();
    }

    private bool MayStart => !_edits.IsPaused && _file.IsSettled;

    /// <summary>Sees edits while nothing starts, and writes what has begun meanwhile.</summary>
    private void Tick()
    {
        bool wakes;
        lock (_gate)
        {
            if (_isDisposed || _fault is not null)
            {
                return;
            }
            try
            {
                wakes = Look() || _isHeld && MayStart && !_edits.IsEmpty;
                Note();
                if (_isDirty && _time.GetElapsedTime(_writtenAt) >= WriteEvery)
                {
                    Try(Write);
                }
            }
            catch (Exception fault)
            {
                // On a timer's thread nobody would see it.
                (_fault, wakes) = (fault, true);
            }
        }
        if (wakes)
        {
            _woken?.Invoke();
        }
    }

    /// <summary>Takes over what people changed; whether they changed anything.</summary>
    private bool Look()
    {
        var isNews = false;
        Try(() =>
        {
            while (Take(isFirst: false))
            {
                isNews = true;
            }
        });
        return isNews;
    }

    private bool Take(bool isFirst)
    {
        if (_file.Read() is not { } bytes)
        {
            return false;
        }
        var problems = new ProblemList();
        try
        {
            var edit = QueueReader.Read(TextFile.Decode(bytes, _path), _path, problems, mayBeEmpty: isFirst);
            problems.ThrowIfAny();
            _edits.Apply(edit, problems, isFirst);
            problems.ThrowIfAny();
            if (_file.Holds(bytes))
            {
                Break(null);
            }
        }
        catch (SweepException fault)
        {
            Break(string.Join('\n', fault.Problems));
            _ = _file.Holds(bytes) || _file.TryReplace(Encoding.UTF8.GetString(bytes));
        }
        _isDirty = true;
        return true;
    }

    /// <summary>Tells, once, what is wrong, and keeps it where the other programs find it.</summary>
    private void Break(string? problems)
    {
        if (problems == _broken)
        {
            return;
        }
        _broken = problems;
        if (problems is null)
        {
            File.Delete(_file.Beside("problems"));
            return;
        }
        File.WriteAllText(_file.Beside("problems"), problems + "\n");
        _listener.Warn($"{problems}\n{_path}: until this is mended, the last good state goes on.");
    }

    /// <summary>A broken edit stays as it is until people mend it.</summary>
    private void Write()
    {
        _edits.Fill();
        if (_broken is not null || !_file.IsSettled || QueueLock.TryTake(_file.Beside("lock")) is not { } held)
        {
            return;
        }
        using (held)
        {
            var text = _edits.ToText();
            if (_file.TryReplace(text.Write()))
            {
                _edits.Written(text);
                (_isDirty, _writtenAt) = (false, _time.GetTimestamp());
            }
        }
    }

    /// <summary>Leaves the file as things are; what was edited at the last moment is for the next start.</summary>
    private void End() => Try(() =>
    {
        Look();
        Write();
        File.Delete(_file.Beside("problems"));
    });

    /// <summary>A file that cannot be read or written for a moment stops no sweep.</summary>
    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (_failed != fault.Message)
            {
                _failed = fault.Message;
                _listener.Warn($"{_path}: {fault.Message} The sweep goes on with what it has read.");
            }
        }
    }

    private void Note()
    {
        var note = _broken is { } broken ? $"{broken.Split('\n')[0]} Until it is mended, the last good state goes on."
            : _edits.IsPaused ? $"{_path}: paused; nothing new starts until 'paused' is false."
            : _edits.Waits && _edits.IsEmpty ? $"{_path}: nothing waits; the sweep waits for more lines until 'wait' is false."
            : null;
        if (note != _noted)
        {
            _noted = note;
            _listener.Note(note);
            if (note is not null && _broken is null)
            {
                _listener.Warn(note);
            }
        }
    }
}
