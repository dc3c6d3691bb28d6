using System.Text.Json.Nodes;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests.Queues;

/// <summary>A folder with a sweep of programs that run until a test lets them end, and the queue of it.</summary>
internal sealed class QueueFolder : IDisposable
{
    private readonly SweepFolder _folder = new();

    public QueueFolder(int trials = 5, int repetitions = 1)
    {
        File.WriteAllText(_folder.File("waits.sh"), "#!/bin/sh\necho \"$1\" >> ran.txt\nuntil [ -e go ] || [ -e \"go-$1\" ]; do sleep 0.02; done\necho '{\"x\":1}'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.File("waits.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        File.WriteAllText(_folder.File("held.yaml"), $$"""
            stages: { go: "./waits.sh {a}" }
            defaults: { a: 0, b: 7 }
            repetitions: {{repetitions}}
            sweeps: [{ a: [{{string.Join(", ", Enumerable.Range(1, trials))}}] }]
            """);
    }

    public string Path => _folder.Path;

    public string Queue => _folder.File("q.yaml");

    /// <summary>What began, in order.</summary>
    public IReadOnlyList<string> Ran => File.Exists(_folder.File("ran.txt")) ? File.ReadAllLines(_folder.File("ran.txt")) : [];

    public JournalView Journal => _folder.Journal("held");

    public IReadOnlyList<JsonObject> Results => _folder.Results("held");

    public void Dispose()
    {
        LetEnd();
        _folder.Dispose();
    }

    /// <summary>Starts the sweep on one slot, with its queue, and waits until its first trial runs.</summary>
    public async Task<RunningProgram> StartAsync(params string[] options)
    {
        var before = Ran.Count;
        var program = Begin(options);
        await Eventually.HoldsAsync(() => Ran.Count > before || program.HasEnded, "the first trial runs");
        Assert.False(program.HasEnded, program.Error);
        return program;
    }

    public RunningProgram Begin(params string[] options) => new(Programs.StartGroup(Programs.Tool, Path, ["run", "held.yaml", "--queue", "q.yaml", "-j", "1", .. options]));

    public void LetEnd(int a) => File.WriteAllText(_folder.File($"go-{a}"), "");

    public void LetEnd() => File.WriteAllText(_folder.File("go"), "");

    /// <summary>What the verb of the tool does.</summary>
    public Finished Verb(params string[] args) => Programs.Run(Programs.Tool, Path, ["queue", .. args]);

    /// <summary>Edits the file as an editor does that writes into it.</summary>
    public void Edit(Func<string, string> change) => File.WriteAllText(Queue, change(File.ReadAllText(Queue)));

    /// <summary>Holds the lock of the file, as a verb that edits it does, as soon as the sweep lets it go.</summary>
    public async Task<FileStream> HeldAsync()
    {
        FileStream? held = null;
        await Eventually.HoldsAsync(() => (held = TryHold(_folder.File(".q.yaml.lock"))) is not null, "the lock of the queue is free");
        return held!;
    }

    /// <summary>Waits until the file lists what waits in that order, by what stands behind <c>a:</c>.</summary>
    public Task WaitsAsync(params int[] a)
        => Eventually.HoldsAsync(() => Waiting.SequenceEqual(a) && !File.ReadAllText(Queue).Contains("- { a:", StringComparison.Ordinal), $"{string.Join(", ", a)} wait");

    public IReadOnlyList<int> Waiting => [.. File.ReadAllLines(Queue).Where(line => line.StartsWith("- {", StringComparison.Ordinal))
        .Select(line => int.Parse(line[(line.IndexOf("a: ", StringComparison.Ordinal) + 3)..].Split(',', ' ')[0], System.Globalization.CultureInfo.InvariantCulture))];

    private static FileStream? TryHold(string path)
    {
        try
        {
            return File.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
