using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>Reads every repetition of sweeps from their journals, without their code.</summary>
internal static class RecordedRepetitions
{
    /// <summary>The sweeps that a path stands for, by their names, each with its repetitions in order of trial and <c>run_id</c>.</summary>
    /// <exception cref="SweepException">One of them cannot be read; it has all reasons.</exception>
    public static IReadOnlyList<(string Experiment, string Folder, IReadOnlyList<RecordedRepetition> Repetitions)> Read(string path, Action<string> warn)
    {
        var problems = new List<string>();
        var sweeps = new List<(string, string, IReadOnlyList<RecordedRepetition>)>();
        foreach (var folder in PartFinder.Find(DiskFiles.Instance, path, problems))
        {
            var part = new PartFolder(folder);
            part.Read(problems, warn);
            if (problems.Count == 0)
            {
                var name = part.Experiment ?? Path.GetFileName(part.Path);
                sweeps.Add((name, part.Path, Of(part, new RecordedExperiment(name))));
            }
        }
        return problems.Count == 0 ? sweeps : throw new SweepException(problems);
    }

    private static List<RecordedRepetition> Of(PartFolder part, RecordedExperiment experiment)
    {
        var options = new SweepStoreOptions
        {
            Folder = part.Path,
            Experiment = experiment,
            Seed = (ulong)(part.Seed ?? 0),
            Runner = new RunnerRecord("", "", 0, "", experiment.CodeIdentity, default),
        };
        using var sweep = new RecordedSweep(options, part.Folder.Journals, part.IsRunning);
        var repetitions = new List<RecordedRepetition>();
        for (var number = 0; number < sweep.History.RepetitionCount; number++)
        {
            ref readonly var entry = ref sweep.History.RepetitionAt(number);
            ref readonly var trial = ref sweep.History.TrialAt(entry.Trial);
            repetitions.Add(new(sweep.History.IdOf(entry.Trial), entry.RunId, trial.Asked, sweep.History.ConfigOf(entry.Trial), Path.Combine(part.Path, sweep.History.FolderOf(number)), entry.Status)
            {
                Tries = entry.Tries,
                Ended = entry.Ended.IsKnown ? Value.ParseJson(sweep.History.LineAt(entry.Ended)) : Value.Object(),
                Runner = sweep.History.RunnerOf(entry.Runner),
            });
        }
        repetitions.Sort((left, right) => (left.Id, left.RunId).CompareTo((right.Id, right.RunId)));
        return repetitions;
    }
}
