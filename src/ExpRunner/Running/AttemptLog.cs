using System.Text;
using ExpRunner.Execution;
using ExpRunner.Platform;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>A console stream that writes to the running attempt's log; the log and its folder are made with the first character.</summary>
/// <param name="console">The stream itself.</param>
/// <param name="stem">The name of the log.</param>
/// <param name="bound">Keeps it bounded.</param>
/// <param name="shown">Takes what attempts print as well; null: nobody does.</param>
internal sealed class AttemptLog(TextWriter console, string stem, TextWriter? shown, LogBound bound) : TextWriter
{
    private readonly Lock _gate = new();
    private Attempt? _attempt;
    private StreamWriter? _file;

    /// <summary>Where text goes while no attempt runs.</summary>
    public TextWriter Console => console;

    /// <summary>Grows with every write.</summary>
    public long Activity { get; private set; }

    /// <inheritdoc/>
    public override Encoding Encoding => console.Encoding;

    /// <summary>From now on text belongs to the attempt.</summary>
    public void Begin(Attempt attempt)
    {
        lock (_gate)
        {
            _attempt = attempt;
        }
    }

    /// <summary>From now on text goes to the console.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (_file is not null && _attempt is { } attempt)
            {
                Close(_file, PathOf(attempt));
            }
            _file = null;
            _attempt = null;
        }
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + CoreNewLineText);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_gate)
        {
            Activity++;
            if (_attempt is { } attempt)
            {
                _file ??= Open(attempt);
                _file.Write(buffer);
                Trim(attempt, _file.BaseStream);
            }
            (_attempt is null ? console : shown)?.Write(buffer);
        }
    }

    private string CoreNewLineText => new(CoreNewLine);

    /// <summary>A log that cannot be kept is no reason to lose the attempt's scores.</summary>
    private void Close(StreamWriter file, string path)
    {
        try
        {
            file.Dispose();
            bound.End(path, path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            console.WriteLine($"The output of a trial was not kept whole: {fault.Message}");
        }
    }

    private void Trim(Attempt attempt, Stream file)
    {
        if (bound.IsDue(file.Position) && bound.Trim(PathOf(attempt), file.Position))
        {
            file.Seek(0, SeekOrigin.End);
        }
    }

    private string PathOf(Attempt attempt) => Path.Combine(attempt.OutPath, attempt.FileName(stem, "log"));

    private StreamWriter Open(Attempt attempt)
    {
        Directory.CreateDirectory(attempt.OutPath);
        SpecialFile.ThrowIfAt(PathOf(attempt));
        var file = new FileStream(PathOf(attempt), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(0, SeekOrigin.End);
        return new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
    }
}
