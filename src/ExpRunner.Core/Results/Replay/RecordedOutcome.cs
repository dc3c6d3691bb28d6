using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>The outcome of a repetition that counts, and who made it.</summary>
/// <param name="Folder">The sweep's folder.</param>
/// <param name="Attempt">Which attempt it is.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Scores">Its scores, an object.</param>
/// <param name="Error">Its error; null: it completed.</param>
/// <param name="Runner">Who ran it, with what; null where the journal does not say.</param>
internal sealed record RecordedOutcome(string Folder, int Attempt, AttemptStatus Status, Value Scores, string? Error, RunnerLine? Runner)
{
    /// <summary>Config.json is in <c>id/</c> or <c>id/run_id/</c>, and the journals are above.</summary>
    private const int MostLevels = 3;

    /// <summary>Looks for a repetition in the journals beside its config.json.</summary>
    /// <param name="path">The config.json.</param>
    /// <param name="experiment">The experiment as it is today.</param>
    /// <param name="seed">The sweep seed.</param>
    /// <param name="key">The key of the repetition, by today's class.</param>
    /// <param name="why">Why there is none.</param>
    public static RecordedOutcome? Find(string path, Experiment experiment, ulong seed, UInt128 key, out string why)
    {
        why = "";
        if (FolderOf(path) is not { } folder)
        {
            why = $"there is no journal in the folders above {path}";
            return null;
        }
        var options = new SweepStoreOptions { Folder = folder.Path, Experiment = experiment, Seed = seed, Runner = new RunnerRecord("", "", 0, "", experiment.CodeIdentity, default) };
        try
        {
            using var sweep = new RecordedSweep(options, folder.Journals, FolderLock.IsHeld(folder));
            if (sweep.History.TryFindRepetition(key, out var number) && sweep.History.RepetitionAt(number) is { Ended.IsKnown: true } entry)
            {
                return Read(sweep, folder.Path, number, entry);
            }
            why = $"the journal in {folder.Path} has no outcome of this repetition";
        }
        catch (Exception fault) when (fault is SweepStoreException or IOException or UnauthorizedAccessException)
        {
            why = fault.Message;
        }
        return null;
    }

    private static RecordedOutcome Read(RecordedSweep sweep, string folder, int number, RepetitionEntry entry)
    {
        var line = Value.ParseJson(sweep.History.LineAt(entry.Ended));
        return new RecordedOutcome(
            folder,
            line.TryGet("attempt", out var attempt) ? (int)attempt.AsDouble() : 1,
            entry.Status ?? AttemptStatus.Failed,
            line.TryGet("scores", out var scores) ? scores : Value.Object(),
            line.TryGet("error", out var error) ? error.ToString() : null,
            sweep.History.RunnerOf(entry.Runner));
    }

    private static SweepFolder? FolderOf(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        for (var level = 0; level < MostLevels && folder is not null; level++, folder = Path.GetDirectoryName(folder))
        {
            if (new SweepFolder(DiskFiles.Instance, folder) is { Journals.Length: > 0 } found)
            {
                return found;
            }
        }
        return null;
    }
}
