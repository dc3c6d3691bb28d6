using System.Diagnostics;
using System.Globalization;

namespace ExpRunner.Kills;

/// <summary>A runner as a process: what it has said so far, and its end.</summary>
internal sealed class Runner : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly Thread _reader;
    private readonly List<string> _lines = [];
    private int _ends;

    /// <param name="folder">Where it runs.</param>
    /// <param name="marker">The mark that all its processes carry.</param>
    /// <param name="workers">The workers of its pool.</param>
    /// <param name="fails">Whether some trials fail for good.</param>
    /// <param name="redo">Whether it runs again what failed, also what was set aside.</param>
    public Runner(string folder, string marker, int workers, bool fails, RedoKind redo = RedoKind.None)
    {
        var own = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(own) == "dotnet";
        string[] program = isHost ? ["exec", Environment.GetCommandLineArgs()[0]] : [];
        var start = new ProcessStartInfo(own, [.. program, "sweep", workers.ToString(CultureInfo.InvariantCulture), fails.ToString(), redo.ToString()])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[Victims.Variable] = marker;
        // Without it every process that is killed leaves a socket in the temporary folder.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
        _reader = new Thread(Read) { IsBackground = true };
        _reader.Start();
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>How many ends it has told of.</summary>
    public int Ends => Volatile.Read(ref _ends);

    /// <summary>All it said on standard error; complete once it has ended.</summary>
    public string Error => _error.Result;

    /// <summary>Whether it was refused the folder.</summary>
    public bool IsRefused => Said(Sweep.Refused).Any();

    /// <summary>What it said after a word, split at blanks.</summary>
    public IReadOnlyList<string[]> Said(string word)
    {
        lock (_lines)
        {
            return [.. _lines.Where(line => line.StartsWith(word, StringComparison.Ordinal)).Select(line => line[word.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        }
    }

    /// <summary>Waits until it has told of so many ends, or has ended itself; whether it still runs.</summary>
    public bool RunsUntil(int ends)
    {
        var clock = Stopwatch.StartNew();
        while (Ends < ends && !HasEnded && clock.Elapsed < Longest)
        {
            Thread.Sleep(1);
        }
        return !HasEnded;
    }

    /// <summary>Waits for its end and for the last that it said; false where it does not end.</summary>
    public bool End() => _process.WaitForExit(Longest) && _reader.Join(Longest) && _error.Wait(Longest);

    public void Dispose() => _process.Dispose();

    private void Read()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            lock (_lines)
            {
                _lines.Add(line);
            }
            Volatile.Write(ref _ends, Ends + (line.StartsWith("ended ", StringComparison.Ordinal) ? 1 : 0));
        }
    }
}
