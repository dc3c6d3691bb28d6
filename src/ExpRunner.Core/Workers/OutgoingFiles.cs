using ExpRunner.Execution;
using ExpRunner.Platform;
using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>
/// Sends what attempts leave in their folders to an end that does not share them: logs and series while they grow, the rest when the attempt has ended.
/// Then the folder is removed.
/// </summary>
internal sealed class OutgoingFiles(WorkerOutbox outbox, long? maxLog)
{
    /// <summary>What is certain to stay of a log that will be cut: its end is set to an end of line near half of what may be kept.</summary>
    private const int Searched = 4096;
    private readonly Lock _gate = new();
    private readonly string _baseFolder = Path.GetFullPath(".");
    private readonly Dictionary<string, long> _sent = new(StringComparer.Ordinal);
    private readonly byte[] _piece = new byte[FileFrames.Piece];
    private RunningAttempt? _current;

    /// <summary>An attempt begins.</summary>
    public void Begin(RunningAttempt running)
    {
        lock (_gate)
        {
            _current = running;
        }
    }

    /// <summary>Sends what logs and series have grown by.</summary>
    public void Follow(RunningAttempt running)
    {
        lock (_gate)
        {
            if (_current != running)
            {
                return;
            }
            foreach (var stream in SpoolFiles.Streams)
            {
                Guarded(() => Send(running, Path.GetFileName(SpoolFiles.Log(running.Attempt, stream, _baseFolder)), (maxLog / 2) - Searched ?? long.MaxValue, hasEnded: false));
            }
            Guarded(() => Send(running, SeriesFile.NameFor(running.Attempt), long.MaxValue, hasEnded: false));
        }
    }

    /// <summary>The attempt has ended: sends all that is in its folder and was not sent. False: there was nothing.</summary>
    public bool End(RunningAttempt running)
    {
        lock (_gate)
        {
            _current = null;
            var folder = FolderOf(running);
            var hadFiles = Directory.Exists(folder);
            if (hadFiles)
            {
                Guarded(() => SendAll(running, folder));
                Guarded(() => Directory.Delete(folder, recursive: true));
                _sent.Clear();
            }
            return hadFiles;
        }
    }

    private void SendAll(RunningAttempt running, string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", FileWalk.Rules))
        {
            if (SpecialFile.At(path) is { } kind)
            {
                outbox.Warn($"{path} was left out of what comes back: it is {kind}.");
                continue;
            }
            Send(running, Path.GetRelativePath(folder, path).Replace('\\', '/'), long.MaxValue, hasEnded: true);
        }
    }

    private void Send(RunningAttempt running, string name, long most, bool hasEnded)
    {
        var path = Path.Combine(FolderOf(running), name);
        if (!File.Exists(path))
        {
            return;
        }
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var isKnown = _sent.TryGetValue(name, out var offset);
        while (offset < most && RandomAccess.Read(file, _piece.AsSpan(0, (int)Math.Min(_piece.Length, most - offset)), offset) is var count && (count > 0 || (!isKnown && hasEnded)))
        {
            outbox.AddFile(running.Sequence, hasEnded, name, offset, _piece.AsSpan(0, count));
            _sent[name] = offset += count;
            isKnown = true;
        }
    }

    private string FolderOf(RunningAttempt running) => Path.GetFullPath(running.Attempt.OutPath, _baseFolder);

    /// <summary>A file that cannot be read is no reason to lose the attempt's scores.</summary>
    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            outbox.Warn($"Not all files of a trial came back: {fault.Message}");
        }
    }
}
