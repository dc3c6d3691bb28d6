using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Queues;

/// <summary>Changes a queue file as an editor does, one at a time, whether a sweep runs on it or not.</summary>
internal static class QueueChange
{
    private const int MostTries = 300;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Lingering = TimeSpan.FromMilliseconds(60);

    /// <summary>What a queue file says.</summary>
    /// <exception cref="SweepException">It cannot be read, or is broken.</exception>
    public static QueueText Read(string path)
    {
        using var file = new QueueFile(path, TimeProvider.System);
        return Guard(path, () => Parse(path, ReadBytes(file, path)));
    }

    /// <summary>What the sweep that runs on a file finds wrong with it; null: nothing, or none runs.</summary>
    public static string? ProblemsOf(string path) => Guard(path, () =>
    {
        using var file = new QueueFile(path, TimeProvider.System);
        if (!File.Exists(file.Beside("problems")))
        {
            return null;
        }
        using var free = QueueLock.TryTake(file.Beside("sweep"));
        return free is null ? File.ReadAllText(file.Beside("problems")).TrimEnd() : null;
    });

    /// <summary>Changes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="change">The change; it may be done more than once, each time to what is there then.</param>
    /// <exception cref="SweepException">It cannot be read or written, is broken, or the change does not fit.</exception>
    public static void Apply(string path, Func<QueueText, QueueText> change) => Guard(path, () =>
    {
        using var file = new QueueFile(path, TimeProvider.System);
        var bytes = ReadBytes(file, path);
        using var held = QueueLock.Take(file.Beside("lock"));
        for (var tries = 0; tries < MostTries; tries++)
        {
            bytes = file.Read() ?? bytes;
            if (file.TryReplace(change(Parse(path, bytes)).Write()))
            {
                return Missed(file) is not { } missed || AddTo(file, path, missed, change);
            }
            Thread.Sleep(Pause);
        }
        throw new SweepException($"{path}: somebody else kept writing it. Try again.");
    });

    /// <summary>What was replaced is looked at for a moment: an editor may have been about to save it.</summary>
    private static byte[]? Missed(QueueFile file)
    {
        byte[]? missed = null;
        SpinWait.SpinUntil(() => (missed = file.ReadReplaced()) is not null, Lingering);
        return missed;
    }

    /// <summary>An edit that came at the same moment gets the change too.</summary>
    private static bool AddTo(QueueFile file, string path, byte[] missed, Func<QueueText, QueueText> change)
    {
        if (file.TryReplace(change(Parse(path, missed)).Write()))
        {
            return true;
        }
        var kept = $"{path}.edit-{Environment.ProcessId}";
        File.WriteAllBytes(kept, missed);
        throw new SweepException($"{path}: it was edited by two others at this moment. The change is done; the edit of one of them is in {kept}, and not in the file.");
    }

    private static QueueText Parse(string path, byte[] bytes)
    {
        var problems = new ProblemList();
        var text = QueueReader.Read(TextFile.Decode(bytes, path), path, problems);
        problems.ThrowIfAny();
        return text;
    }

    private static byte[] ReadBytes(QueueFile file, string path)
    {
        if (FileState.Of(file.Path) is null)
        {
            throw new SweepException($"{path}: there is no such file. A sweep that was started with --queue {path} makes it.");
        }
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (file.Read() is { } bytes)
            {
                return bytes;
            }
            Thread.Sleep(Pause);
        }
        throw new SweepException($"{path}: somebody else kept writing it. Try again.");
    }

    private static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SweepException($"{path}: {fault.Message}", fault);
        }
    }
}
