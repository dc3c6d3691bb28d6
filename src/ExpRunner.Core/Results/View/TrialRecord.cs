using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>A trial with the outcomes of its repetitions, as bytes of JSON: what a line of results.jsonl is made of. Used again and again.</summary>
internal sealed class TrialRecord
{
    public UInt128 Id { get; set; }

    /// <summary>The repetitions asked for.</summary>
    public int Asked { get; set; }

    /// <summary>The config and the computed fields, objects in <see cref="Bytes"/>.</summary>
    public Range Config { get; set; }

    public Range Computed { get; set; }

    public bool HasConfig { get; set; }

    /// <summary>Whether the journal has a line with the config.</summary>
    public bool IsListed { get; set; }

    /// <summary>Whether the journal says how many repetitions are asked for.</summary>
    public bool IsAskedListed { get; set; }

    /// <summary>Whether an earlier start ran some of its repetitions.</summary>
    public bool HasHistory { get; set; }

    public Utf8Buffer Bytes { get; } = new();

    public List<RepetitionRecord> Repetitions { get; } = [];

    /// <summary>The stages that were completed in this start.</summary>
    public List<(int RunId, UInt128 Key)> Stages { get; } = [];

    public void Clear()
    {
        Stages.Clear();
        Bytes.Truncate();
        Repetitions.Clear();
        Id = 0;
        Asked = 0;
        HasConfig = IsListed = IsAskedListed = HasHistory = false;
        Config = Computed = default;
    }

    /// <summary>The number of a repetition in <see cref="Repetitions"/>; -1: it is not there.</summary>
    public int Find(int runId)
    {
        for (var i = Repetitions.Count - 1; i >= 0; i--)
        {
            if (Repetitions[i].RunId == runId)
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>Keeps bytes and says where.</summary>
    public Range Keep(ReadOnlySpan<byte> bytes)
    {
        var start = Bytes.Length;
        Bytes.Add(bytes);
        return start..Bytes.Length;
    }
}

/// <summary>One repetition of a <see cref="TrialRecord"/>.</summary>
/// <param name="RunId">Its number.</param>
/// <param name="Tries">Its attempts so far.</param>
/// <param name="Status">How it ended; null: it has not.</param>
/// <param name="Error">The error, with quotes; empty: none.</param>
/// <param name="Scores">The scores, an object.</param>
internal readonly record struct RepetitionRecord(int RunId, int Tries, AttemptStatus? Status, Range Error, Range Scores);
