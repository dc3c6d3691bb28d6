using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>Writes lines of results.jsonl; the same trial gives the same bytes, whether it has just ended or is read from the journal.</summary>
internal sealed class ResultsLine(string experiment, string folder)
{
    private readonly byte[] _head = [.. new Utf8Buffer().Add("{\"experiment\":"u8).Text(experiment).Add(",\"experiment_id\":"u8).Written];
    private readonly byte[] _folder = [.. new Utf8Buffer().Text(folder).Written[1..^1]];
    private readonly ScoreColumns _columns = new();

    /// <summary>Adds the line of a trial whose asked-for repetitions have all ended.</summary>
    public void Write(TrialRecord trial, Utf8Buffer line)
    {
        var bytes = trial.Bytes.Written;
        line.Add(_head).Number(trial.Id);
        AddMembers(line, bytes[trial.Config]);
        AddMembers(line, bytes[trial.Computed]);
        line.Add(",\"out_path\":\""u8).Add(_folder).Add((byte)'/').Number(trial.Id);
        line.Add("\",\"repetitions\":"u8).Number(trial.Asked);
        trial.Repetitions.Sort(static (left, right) => left.RunId.CompareTo(right.RunId));
        WriteStatus(trial, bytes, line);
        line.Add(",\"scores\":"u8);
        _columns.Write(bytes, line);
        line.Add("}\n"u8);
    }

    private void WriteStatus(TrialRecord trial, ReadOnlySpan<byte> bytes, Utf8Buffer line)
    {
        _columns.Clear();
        var first = default(RepetitionRecord);
        var completed = 0;
        foreach (var repetition in trial.Repetitions)
        {
            if (repetition.RunId >= trial.Asked)
            {
                break;
            }
            if (repetition.Status == AttemptStatus.Completed)
            {
                _columns.Add(bytes, repetition.Scores);
                completed++;
            }
            else if (first.Status is null)
            {
                first = repetition;
            }
        }
        line.Add(",\"status\":"u8).Add(StatusNames.QuotedOf(first.Status ?? AttemptStatus.Completed));
        if (completed < trial.Asked)
        {
            WriteRunIds(trial, line);
        }
        if (first.Status is not null && bytes[first.Error].Length > 0)
        {
            line.Add(",\"error\":"u8).Add(bytes[first.Error]);
        }
    }

    private static void WriteRunIds(TrialRecord trial, Utf8Buffer line)
    {
        line.Add(",\"run_ids\":["u8);
        var comma = ""u8;
        foreach (var repetition in trial.Repetitions)
        {
            if (repetition.Status == AttemptStatus.Completed && repetition.RunId < trial.Asked)
            {
                line.Add(comma).Number(repetition.RunId);
                comma = ","u8;
            }
        }
        line.Add((byte)']');
    }

    /// <summary>Adds the members of an object to the one that is being written.</summary>
    private static void AddMembers(Utf8Buffer line, ReadOnlySpan<byte> json)
    {
        if (json.Length > 2)
        {
            line.Add((byte)',').Add(json[1..^1]);
        }
    }
}
