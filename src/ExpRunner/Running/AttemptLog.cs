using System.Text;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>A console stream that writes to the running attempt's log; the log and its folder are made with the first character.</summary>
/// <param name="console">The stream itself.</param>
/// <param name="stem">The name of the log.</param>
/// <param name="shown">Takes what attempts print as well; null: nobody does.</param>
internal sealed class AttemptLog(TextWriter console, string stem, TextWriter? shown) : TextWriter
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
            _file?.Dispose();
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
            }
            (_attempt is null ? console : shown)?.Write(buffer);
        }
    }

    private string CoreNewLineText => new(CoreNewLine);

    private StreamWriter Open(Attempt attempt)
    {
        Directory.CreateDirectory(attempt.OutPath);
        var path = Path.Combine(attempt.OutPath, attempt.FileName(stem, "log"));
        var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        return new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
    }
}
