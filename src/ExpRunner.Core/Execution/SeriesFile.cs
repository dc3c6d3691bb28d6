using System.Text;
using ExpRunner.Platform;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Execution;

/// <summary>Writes logged values to a file of the repetition's folder, one JSON object a line, as they come; no value, no file.</summary>
/// <param name="attempt">Whose values they are.</param>
/// <param name="time">Stamps them.</param>
/// <param name="adding">Called before each value is written, and where the trial shows in another way that it is alive.</param>
internal sealed class SeriesFile(Attempt attempt, TimeProvider time, Action? adding = null) : ISeriesSink, IDisposable
{
    private readonly Lock _gate = new();
    private FileStream? _file;

    /// <summary>The name the series of an attempt have.</summary>
    public static string NameFor(Attempt attempt) => attempt.FileName("metrics", "jsonl");

    public void Add(LoggedValue value)
    {
        adding?.Invoke();
        var line = Value.Object(
            ("name", Value.Of(value.Name)),
            ("step", Value.Of(value.Step)),
            ("value", Value.Of(value.Value)),
            ("at", Value.Of(time.GetUtcNow().ToString("O"))));
        lock (_gate)
        {
            _file ??= Open();
            _file.Write(Encoding.UTF8.GetBytes(line.ToJson() + "\n"));
        }
    }

    public void Touch() => adding?.Invoke();

    public void Dispose() => _file?.Dispose();

    private FileStream Open()
    {
        Directory.CreateDirectory(attempt.OutPath);
        var path = Path.Combine(attempt.OutPath, NameFor(attempt));
        SpecialFile.ThrowIfAt(path);
        return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }
}
