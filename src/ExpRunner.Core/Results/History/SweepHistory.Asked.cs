using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>What was asked for last, and what no longer counts, whatever the order in which journals are read.</summary>
internal sealed partial class SweepHistory
{
    private readonly Dictionary<int, List<int>> _asked = [];

    /// <summary>The numbers of the journals in which the headers of the runners are.</summary>
    private readonly List<int> _runnerFiles = [];

    /// <summary>Of several starts the one that began last says how many repetitions are asked for; of the lines of a journal the last one.</summary>
    private void Ask(int trial, int repetitions)
    {
        ref var entry = ref _trials[trial];
        if ((entry.Asked != 0 || entry.AskedOften) && entry.Asked != repetitions)
        {
            if (!entry.AskedOften)
            {
                entry.AskedOften = true;
                _asked[trial] = [entry.Asked];
            }
            _asked[trial].Add(repetitions);
        }
        var isEarlier = BeganAt(_runner) < BeganAt(entry.Asker);
        if (!isEarlier || IsOfThisFile(entry.Asker))
        {
            entry.Asked = repetitions;
        }
        entry.Asker = isEarlier ? entry.Asker : _runner;
    }

    /// <summary>The trials of whose first repetitions one completed.</summary>
    public int TrialsWithCompleted(int repetitions)
    {
        var having = new System.Collections.BitArray(TrialCount);
        for (var i = 0; i < RepetitionCount; i++)
        {
            ref readonly var entry = ref _repetitions[i];
            if (entry.Status == AttemptStatus.Completed && entry.RunId < repetitions)
            {
                having[entry.Trial] = true;
            }
        }
        return having.Cast<bool>().Count(has => has);
    }

    private DateTimeOffset? BeganAt(int runner) => RunnerOf(runner)?.StartedAt;

    private bool IsOfThisFile(int runner) => runner >= 0 && _runner >= 0 && _runnerFiles[runner] == _runnerFiles[_runner];

    /// <summary>Attempts up to that one no longer count, nor these of the stages they completed; null: all stages. What later attempts did stays.</summary>
    internal void Redo(int repetition, int upTo, IReadOnlyList<string>? stages)
    {
        ref var entry = ref _repetitions[repetition];
        _stages.Forget(repetition, upTo, stages);
        if (upTo <= entry.RedoneUpTo)
        {
            return;
        }
        if (upTo >= entry.Tries || AttemptAt(entry.Ended) <= upTo)
        {
            entry.Status = null;
            entry.Ended = LinePlace.None;
        }
        entry.OpenAttempt = entry.OpenAttempt <= upTo ? 0 : entry.OpenAttempt;
        entry.RedoneUpTo = upTo;
        entry.Tries = Math.Max(entry.Tries, upTo);
        entry.Deaths = 0;
    }

    private int AttemptAt(LinePlace ended) => ended.IsKnown ? (int)new MemberReader(LineAt(ended)).Long("attempt"u8, 1) : 0;
}
