using System.Globalization;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>Goes through the journals of a sweep, and puts together what they say of each attempt.</summary>
internal sealed class RecordedAttempts
{
    private const string Lost = "lost";
    private readonly PartFolder _part;
    private readonly HashSet<LinePlace> _counted = [];
    private readonly HashSet<(UInt128 Id, int RunId, int Attempt)> _running = [];
    private readonly List<SweepAttempt> _attempts = [];
    private readonly Dictionary<(UInt128 Id, int RunId, int Attempt), int> _ofFile = [];

    private RecordedAttempts(PartFolder part)
    {
        _part = part;
        using var sweep = RecordedSweep.Of(part);
        for (var i = 0; i < sweep.History.RepetitionCount; i++)
        {
            ref readonly var entry = ref sweep.History.RepetitionAt(i);
            _counted.Add(entry.Ended);
            if (entry.OpenAttempt > 0)
            {
                _running.Add((sweep.History.IdOf(entry.Trial), entry.RunId, entry.OpenAttempt));
            }
        }
    }

    /// <summary>The attempts of a sweep, in order of trial, repetition and number.</summary>
    public static IReadOnlyList<SweepAttempt> Of(PartFolder part)
    {
        var recorded = new RecordedAttempts(part);
        for (var file = 0; file < part.Folder.Journals.Length; file++)
        {
            recorded.Read(part.Folder.Journals[file], file);
        }
        return [.. recorded._attempts.OrderBy(attempt => attempt.ExperimentId).ThenBy(attempt => attempt.RunId).ThenBy(attempt => attempt.Number)];
    }

    private void Read(string journal, int number)
    {
        _ofFile.Clear();
        using var file = _part.Folder.Files.Open(journal, FileUse.Scan);
        var lines = new LineReader(file);
        while (lines.MoveNext())
        {
            if (JournalLine.TryProve(lines.Line, out _))
            {
                Take(lines.Line, new(number, lines.Offset));
                continue;
            }
            for (var at = 0; JournalLine.TryRescue(lines.Line, at, out var start, out var length); at = start + length)
            {
                Take(lines.Line.Slice(start, length), new(number, lines.Offset + start));
            }
        }
    }

    private void Take(ReadOnlySpan<byte> line, LinePlace place)
    {
        var members = new MemberReader(line);
        if (!members.TryGet("kind"u8, out var kind))
        {
            return;
        }
        if (kind.SequenceEqual("\"started\""u8))
        {
            AttemptOf(Value.ParseJson(line));
        }
        else if (kind.SequenceEqual("\"stage\""u8))
        {
            var json = Value.ParseJson(line);
            var at = AttemptOf(json);
            _attempts[at] = _attempts[at] with { Stages = [.. _attempts[at].Stages, StageOf(json)] };
        }
        else if (kind.SequenceEqual("\"ended\""u8) || kind.SequenceEqual("\"late\""u8))
        {
            End(Value.ParseJson(line), _counted.Contains(place));
        }
    }

    /// <summary>The attempt that a line is of; a new one where the journal has not mentioned it.</summary>
    private int AttemptOf(Value line)
    {
        var key = (UInt128.TryParse(Text(line, "id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0, Whole(line, "run_id") ?? 0, Whole(line, "attempt") ?? 1);
        if (_ofFile.TryGetValue(key, out var at))
        {
            return at;
        }
        _attempts.Add(new SweepAttempt
        {
            Experiment = _part.Name,
            Folder = _part.Path,
            Seed = _part.Seed ?? 0,
            ExperimentId = key.Item1,
            RunId = key.Item2,
            Number = key.Item3,
            Status = _running.Contains(key) ? "running" : Lost,
            StartedAt = Time(line, "at") ?? Time(line, "started_at"),
            OutPath = Path.Combine(_part.Path, Text(line, "path") ?? ""),
        });
        _ofFile.Add(key, _attempts.Count - 1);
        return _attempts.Count - 1;
    }

    private void End(Value line, bool counts)
    {
        var at = AttemptOf(line);
        _attempts[at] = _attempts[at] with
        {
            Status = Text(line, "status") ?? Lost,
            Counts = counts,
            ExitCode = Whole(line, "exit_code"),
            SharedRandom = Text(line, "shared_random") == "true",
            Duration = Seconds(line),
            Worker = Text(line, "worker"),
            Error = Text(line, "error"),
        };
    }

    private static StageOutcome StageOf(Value line) => new()
    {
        Stage = Text(line, "stage") ?? "",
        Key = UInt128.TryParse(Text(line, "stage_key"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var key) ? key : 0,
        Status = StatusNames.TryRead(Text(line, "status"), out var status) ? status : AttemptStatus.Failed,
        ExitCode = Whole(line, "exit_code"),
        StartedAt = Time(line, "started_at") ?? default,
        Duration = Seconds(line) ?? TimeSpan.Zero,
    };

    private static string? Text(Value line, string name) => line.TryGet(name, out var value) && !value.IsNull ? value.ToString() : null;

    private static int? Whole(Value line, string name) => int.TryParse(Text(line, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static TimeSpan? Seconds(Value line) => line.TryGet("duration", out var value) && value.Kind == ValueKind.Number ? TimeSpan.FromSeconds(value.AsDouble()) : null;

    private static DateTimeOffset? Time(Value line, string name) => DateTimeOffset.TryParse(Text(line, name), CultureInfo.InvariantCulture, out var time) ? time : null;
}
