using System.Globalization;
using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>Goes over the recorded trials and finds what of them is no longer asked for.</summary>
/// <param name="history">What is recorded.</param>
/// <param name="folders">The folders of trials.</param>
/// <param name="asked">What is asked for today.</param>
/// <param name="alsoAsked">Ids that are asked for whatever their configs are.</param>
/// <param name="repetitions">The repetitions asked for.</param>
internal sealed class PruneFinder(SweepHistory history, TrialFolders folders, AskedConfigs asked, IReadOnlySet<UInt128> alsoAsked, int repetitions)
{
    /// <summary>What goes, in order of id.</summary>
    public IReadOnlyList<PrunedTrial> Find()
        => [.. Enumerable.Range(0, history.TrialCount).Select(Find).OfType<PrunedTrial>().OrderBy(trial => trial.Id)];

    /// <summary>A trial whose line of the journal is lost is left alone: nobody knows what it is.</summary>
    private PrunedTrial? Find(int trial)
    {
        ref readonly var entry = ref history.TrialAt(trial);
        if (!entry.Config.IsKnown)
        {
            return null;
        }
        var config = history.ConfigOf(trial);
        var isAsked = !entry.IsRefused && (alsoAsked.Contains(history.IdOf(trial)) || asked.Contains(config));
        return isAsked ? Part(trial) : Whole(trial);

        PrunedTrial? Part(int trial)
        {
            var beyond = RepetitionsOf(trial, repetitions);
            string[] paths = [.. beyond.Select(history.FolderOf).Distinct().Where(path => path != NameOf(trial))];
            return Pruned(trial, repetitions, beyond, paths);
        }

        PrunedTrial? Whole(int trial)
        {
            var all = RepetitionsOf(trial, 0);
            return Pruned(trial, 0, all, [.. all.Select(history.FolderOf).Where(path => !path.StartsWith(NameOf(trial) + "/", StringComparison.Ordinal)).Append(NameOf(trial)).Distinct()]);
        }
    }

    private PrunedTrial? Pruned(int trial, int kept, List<int> going, string[] paths)
    {
        ref readonly var entry = ref history.TrialAt(trial);
        var pruned = new PrunedTrial(history.IdOf(trial), history.ConfigOf(trial), kept)
        {
            Trial = trial,
            Repetitions = [.. going.Where(IsThere)],
            RunIds = [.. going.Select(number => history.RepetitionAt(number).RunId).Distinct().Order()],
            Folders = paths,
            IsAsked = entry.Asked > kept && (kept == 0 || going.Count > 0),
            IsRefused = entry.IsRefused,
        };
        return pruned.IsRecorded || paths.Any(folders.Exists) ? pruned : null;
    }

    /// <summary>Whether anything of a repetition counts that was not forgotten.</summary>
    private bool IsThere(int repetition) => history.RepetitionAt(repetition) is var entry && entry.Tries > entry.RedoneUpTo;

    private List<int> RepetitionsOf(int trial, int from)
    {
        var numbers = new List<int>();
        for (var i = history.TrialAt(trial).LastRepetition; i >= 0; i = history.RepetitionAt(i).Next)
        {
            if (history.RepetitionAt(i).RunId >= from)
            {
                numbers.Add(i);
            }
        }
        return numbers;
    }

    private string NameOf(int trial) => history.IdOf(trial).ToString(CultureInfo.InvariantCulture);
}
