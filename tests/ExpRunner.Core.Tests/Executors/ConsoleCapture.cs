using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Executors;

/// <summary>The simplest capture: the console's writers are files made when something is written.</summary>
internal sealed class ConsoleCapture : IOutputCapture
{
    private long _activity;

    public long Activity => Volatile.Read(ref _activity);

    public IDisposable Begin(Attempt attempt) => new Scope(this, attempt);

    private sealed class Scope : IDisposable
    {
        private readonly (TextWriter Out, TextWriter Error) _before = (Console.Out, Console.Error);

        public Scope(ConsoleCapture capture, Attempt attempt)
        {
            Console.SetOut(new LogWriter(capture, Path.Combine(attempt.OutPath, attempt.FileName("stdout", "log"))));
            Console.SetError(new LogWriter(capture, Path.Combine(attempt.OutPath, attempt.FileName("stderr", "log"))));
        }

        public void Dispose()
        {
            Console.SetOut(_before.Out);
            Console.SetError(_before.Error);
        }
    }

    private sealed class LogWriter(ConsoleCapture capture, string path) : StringWriter
    {
        public override void Write(string? value)
        {
            Interlocked.Increment(ref capture._activity);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.AppendAllText(path, value);
        }
    }
}
