using System.Globalization;
using System.IO.Pipes;
using System.Security.Cryptography;
using System.Text;
using ExpRunner.Execution;
using ExpRunner.Platform;

namespace ExpRunner.Programs.Running.OnNodes;

/// <summary>A stage that runs on a node, as what its script says of it.</summary>
internal sealed class NodeStage : IAwayStage
{
    private const int LeastFree = 64;
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(3);
    private readonly Lock _gate = new();
    private readonly NodeRun _run;
    private readonly string _program;
    private readonly string _scratch;
    private readonly TimeProvider _time;
    private readonly MarkedStream _output;
    private readonly MarkedStream _errors;
    private readonly int _slot;
    private readonly Dictionary<char, Stream> _packed = [];
    private CancellationTokenRegistration _onLost;
    private SpawnedProcess? _way;
    private string _end = "";
    private string _packing = "0";
    private long _begunAt;
    private long _signs;
    private long? _killedAt;
    private IReadOnlyList<Stream> _input = [];
    private AnonymousPipeServerStream? _sending;
    private bool _wasAsked;
    private bool _isAbandoned;
    private bool _isReaped;
    private long _endedAt;

    /// <param name="run">The run on the node.</param>
    /// <param name="slot">The slot's number.</param>
    /// <param name="program">The program as it was named, for messages.</param>
    /// <param name="scratch">Holds what is too large for memory.</param>
    /// <param name="time">The clock.</param>
    public NodeStage(NodeRun run, int slot, string program, string scratch, TimeProvider time)
    {
        (_run, _slot, _program, _scratch, _time, Token) = (run, slot, program, scratch, time, run.NextToken());
        Mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        var mark = Encoding.ASCII.GetBytes(Mark);
        _output = new MarkedStream(mark, Take) { PackedFor = kind => _packed[kind] = FolderState.Spool(_scratch) };
        _errors = new MarkedStream(mark, (_, _) => { });
    }

    /// <summary>Stands before what is not printed by the program.</summary>
    public string Mark { get; }

    /// <summary>What the processes carry.</summary>
    public string Token { get; }

    public long Signs => Interlocked.Read(ref _signs);

    public long? BegunAt => Volatile.Read(ref _begunAt) is var at and not 0 ? at : null;

    public string? Lost { get; private set; }

    public string Remark { get; private set; } = "";

    /// <summary>Archives by what they are: <c>O</c> of the attempt's folder, <c>F</c> of what was fetched.</summary>
    public IReadOnlyDictionary<char, Stream> Packed => _packed;

    /// <summary>Why not all files came; null: they did.</summary>
    public string? PackingFault => _packing switch
    {
        "0" or "1" => null,
        "127" => "its files cannot be fetched: there is no tar. Install it there.",
        _ => $"not all of its files could be fetched: tar ended with exit code {_packing}.",
    };

    public IOutputFilter FilterOf(bool isError) => isError ? _errors : _output;

    /// <summary>Makes a way for what is sent there first.</summary>
    /// <returns>The handle that it is read from; null: nothing is sent.</returns>
    public int? Prepare(IReadOnlyList<Stream> input)
    {
        if (input.Count == 0)
        {
            return null;
        }
        _input = input;
        _sending = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.None);
        return (int)_sending.ClientSafePipeHandle.DangerousGetHandle();
    }

    /// <summary>The way there is open.</summary>
    /// <param name="way">The process that is the way.</param>
    public void Begin(SpawnedProcess way)
    {
        _way = way;
        _onLost = _run.Lost.Register(Abandon);
        if (_sending is { } sending)
        {
            sending.DisposeLocalCopyOfClientHandle();
            _ = Task.Run(() => Send(sending, _input));
        }
    }

    public void Signal(int signal)
    {
        lock (_gate)
        {
            if (BegunAt is null)
            {
                Abandon();
            }
            else if (signal == Libc.SigTerm)
            {
                if (!_wasAsked)
                {
                    _wasAsked = true;
                    _run.Order(NodeScripts.Term, _slot, Token);
                }
            }
            else if (_killedAt is null)
            {
                _killedAt = _time.GetTimestamp();
                _run.Order(NodeScripts.Kill, _slot, Token);
            }
            else if (_time.GetElapsedTime(_killedAt.Value) > KillLimit)
            {
                Abandon();
            }
        }
    }

    public ProcessEnd Await()
    {
        // What the program left behind may still hold the way's output when the way has ended.
        for (var hasEnded = false; !_output.Await(hasEnded ? ExitLimit : LookEvery) && !hasEnded;)
        {
            hasEnded = _way!.HasEnded();
        }
        _endedAt = _time.GetTimestamp();
        if (!_output.IsComplete)
        {
            return Cut();
        }
        _errors.Await(ExitLimit);
        if ((_output.Fault ?? _errors.Fault) is { } fault)
        {
            throw new IOException($"what it printed could not be kept: {fault.Message}", fault);
        }
        return Read();
    }

    /// <summary>Lets go of the way there, which has nothing more to bring.</summary>
    /// <param name="now">Whether it is ended if it does not end by itself.</param>
    /// <returns>Whether it has ended.</returns>
    public bool Close(bool now)
    {
        if (!now && !_way!.HasEnded() && _time.GetElapsedTime(_endedAt) < CloseLimit)
        {
            return false;
        }
        if (!_isReaped)
        {
            _way!.SignalGroup(Libc.SigKill);
            _way.Reap();
        }
        Release();
        return true;
    }

    private void Release()
    {
        _onLost.Dispose();
        _sending?.Dispose();
        foreach (var packed in _packed.Values)
        {
            packed.Dispose();
        }
    }

    private void Take(char kind, string text)
    {
        switch (kind)
        {
            case '+':
                Volatile.Write(ref _begunAt, _time.GetTimestamp());
                break;
            case '!':
                Interlocked.Increment(ref _signs);
                break;
            case '-':
                _end = text;
                break;
            case '.':
                _packing = text;
                break;
        }
    }

    /// <summary>Nobody waits for what it does any more.</summary>
    private void Abandon()
    {
        _isAbandoned = true;
        _way?.SignalGroup(Libc.SigKill);
    }

    private static void Send(AnonymousPipeServerStream way, IReadOnlyList<Stream> input)
    {
        try
        {
            foreach (var stream in input)
            {
                using (stream)
                {
                    stream.CopyTo(way);
                }
            }
            way.Dispose();
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            // It did not want all of it, or the way there has ended: who waits for it learns it.
        }
    }

    private ProcessEnd Cut()
    {
        if (_output.Fault is { } broken)
        {
            Abandon();
            throw new IOException($"what it printed could not be kept: {broken.Message}", broken);
        }
        SpinWait.SpinUntil(() => _way!.HasEnded(), ExitLimit);
        _way!.SignalGroup(Libc.SigKill);
        _errors.Await(ExitLimit);
        var end = _way.Reap();
        _isReaped = true;
        var said = _errors.Before is { Length: > 0 } before ? $": {before.TrimEnd('.')}" : "";
        if (end.ExitCode == NodeScripts.NoFolder)
        {
            _run.Lose($"its folder {_run.Folder} is gone.");
        }
        else if (!_isAbandoned && _run.IsCutOff(end) && (BegunAt is null || _run.IsLostSoon()))
        {
            _run.Lose($"the connection was lost{said}.");
        }
        if (_run.WhyLost is null)
        {
            _run.Order(NodeScripts.Kill, _slot, Token);
        }
        Release();
        Lost = _run.WhyLost ?? $"the shell that ran it there was ended{said}.";
        return end;
    }

    private ProcessEnd Read()
    {
        var parts = _end.Split(',');
        var isFull = parts is [_, _, var free] && long.TryParse(free, CultureInfo.InvariantCulture, out var kilobytes) && kilobytes < LeastFree;
        var disk = isFull ? $" The disk of {_run.Folder} is full." : "";
        if (Refusal(parts[0], parts.ElementAtOrDefault(1) ?? "") is { } refusal)
        {
            throw new ExecutorException(refusal + disk);
        }
        Remark = disk.Length > 0 ? $".{disk}" : "";
        return new ProcessEnd(int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 1);
    }

    /// <summary>Why it could not be started, in the words of this machine.</summary>
    private string? Refusal(string code, string why) => (code, why) switch
    {
        ("input", _) => $"the files of the attempt cannot be written below {_run.Folder}.",
        ("folder", _) => $"Cannot start '{_program}': there is no working directory '{WorkingDirectory}'.",
        (_, "path") => $"There is no program '{_program}' in any folder of PATH. Install it there, or name it by its path.",
        (_, "nofile") => $"There is no program '{_program}'. Paths of programs start in the working directory ({WorkingDirectory}).",
        (_, "mode") => $"'{_program}' may not be executed. Make it executable (chmod +x), or run it through its interpreter.",
        (_, "directory") => $"'{_program}' is a folder, not a program.",
        _ => null,
    };

    /// <summary>Where it runs, for messages.</summary>
    public required string WorkingDirectory { get; init; }
}
