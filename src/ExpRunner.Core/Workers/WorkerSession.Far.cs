using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>What is different with a worker on another machine: its files come and go as frames, and both ends tell that they are there.</summary>
internal sealed partial class WorkerSession
{
    private readonly HashSet<string> _provided = new(StringComparer.Ordinal);
    private FarWatch? _far;
    private long _farMemory;
    private int _beating;
    private volatile bool _isSilent;

    /// <summary>Why it is taken for lost although it has not ended; null: it is not.</summary>
    public string? Silence => _isSilent ? _far?.Silence : null;

    /// <summary>Sends the folders of other trials that an attempt of the batch needs, each once.</summary>
    public async Task ProvideAsync(BatchRun run)
    {
        if (_worker.Far is null)
        {
            return;
        }
        for (var i = run.First; i < run.First + run.Count; i++)
        {
            foreach (var trial in run[i].Needed.Where(trial => _provided.Add(trial.OutPath)))
            {
                await ProvideAsync(trial.OutPath).ConfigureAwait(false);
            }
        }
    }

    void IWorkerEvents.OnFile(int sequence, bool hasEnded, string name, long offset, ReadOnlySpan<byte> bytes)
    {
        BatchRun run;
        lock (_gate)
        {
            if (_run is null || _run.Sequence != sequence)
            {
                return;
            }
            run = _run;
            run.IsDelivering |= hasEnded;
            _endBy = run.IsDelivering && !run.IsCancelled ? long.MaxValue : _endBy;
        }
        try
        {
            FileKeeper.Write(run.Current.OutPath, name, offset, bytes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            run.FileFault ??= fault.Message;
        }
    }

    void IWorkerEvents.OnAlive(long memory) => Volatile.Write(ref _farMemory, memory);

    /// <summary>An attempt whose files are not here has not completed.</summary>
    private static Outcome WithFiles(BatchRun run, Outcome outcome)
    {
        if (run.FileFault is not { } fault)
        {
            return outcome;
        }
        run.FileFault = null;
        var why = $"Its files could not be kept here: {fault}";
        return outcome.Status == AttemptStatus.Completed
            ? outcome with { Status = AttemptStatus.Failed, Error = why, Scores = Values.Value.Object() }
            : outcome with { Error = $"{outcome.Error}\n{why}" };
    }

    private async Task ProvideAsync(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }
        var target = FarPaths.OfNeeded(folder);
        var piece = new byte[FileFrames.Piece];
        foreach (var path in Directory.EnumerateFiles(folder, "*", FileWalk.Rules).Where(path => Platform.SpecialFile.At(path) is null))
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var name = $"{target}/{Path.GetRelativePath(folder, path).Replace('\\', '/')}";
            for (var offset = 0L; RandomAccess.Read(file, piece, offset) is var count && (count > 0 || offset == 0); offset += Math.Max(count, 1))
            {
                await _connection.SendAsync((name, offset, Bytes: piece.AsMemory(0, count)), static (writer, file) => FileFrames.Write(writer, 0, hasEnded: false, file.name, file.offset, file.Bytes.Span)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether the worker is taken for lost; now and then tells it that this end is there.</summary>
    private bool WentSilent()
    {
        if (_far is null || IsClosed)
        {
            return false;
        }
        _isSilent |= _far.Look(_connection.Heard, out var isBeatDue);
        if (isBeatDue && !_isSilent && Interlocked.Exchange(ref _beating, 1) == 0)
        {
            // Elsewhere: a way that is stuck must not hold up whoever counts the seconds.
            ThreadPool.UnsafeQueueUserWorkItem(static session => session.SayAlive(), this, preferLocal: false);
        }
        return _isSilent;
    }

    private void SayAlive()
    {
        TrySend(0, static (writer, _) =>
        {
            writer.Begin(FrameKind.Alive);
            writer.Int64(0);
            writer.End();
        });
        Volatile.Write(ref _beating, 0);
    }
}
