using System.Globalization;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>How a repetition ended: the outcome of it that counts.</summary>
/// <param name="Id">The trial.</param>
/// <param name="RunId">The repetition.</param>
/// <param name="Status">How it ended; lost where its runner died with it.</param>
internal sealed record RecordedEnd(UInt128 Id, int RunId, AttemptStatus Status)
{
    /// <summary>Its folder, relative to the sweep's.</summary>
    public required string Folder { get; init; }

    /// <summary>How long its attempt took, in seconds; NaN where that is not known.</summary>
    public double Seconds { get; init; } = double.NaN;

    /// <summary>Why it did not complete.</summary>
    public string? Error { get; init; }

    /// <summary>Who ran it: host, process, slot.</summary>
    public string? Worker { get; init; }

    /// <summary>Whether it drew from <c>trial.SharedRandom</c>, as far as the journal says.</summary>
    public bool SharedRandom { get; init; }

    /// <summary>The repetitions of a sweep that have ended or were lost, as the journals mention them first.</summary>
    public static IReadOnlyList<RecordedEnd> Of(RecordedSweep sweep)
    {
        var ends = new List<RecordedEnd>();
        for (var number = 0; number < sweep.History.RepetitionCount; number++)
        {
            ref readonly var entry = ref sweep.History.RepetitionAt(number);
            ref readonly var trial = ref sweep.History.TrialAt(entry.Trial);
            var isLost = entry is { Status: null, OpenAttempt: 0, Deaths: > 0 };
            if (trial.IsRefused || entry.RunId >= trial.Asked || (entry.Status is null && !isLost))
            {
                continue;
            }
            var end = new RecordedEnd(sweep.History.IdOf(entry.Trial), entry.RunId, entry.Status ?? AttemptStatus.Lost) { Folder = sweep.History.FolderOf(number) };
            ends.Add(entry.Ended.IsKnown ? end.With(sweep.History.LineAt(entry.Ended)) : end with { Error = "Its runner died while it ran." });
        }
        return ends;
    }

    private RecordedEnd With(ReadOnlySpan<byte> line)
    {
        var members = new MemberReader(line);
        var error = Status != AttemptStatus.Completed && members.TryGet("error"u8, out var text) ? Value.ParseJson(text).ToString() : null;
        var isKnown = members.TryGet("duration"u8, out var duration) & double.TryParse(duration, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds);
        return this with { Error = error, Seconds = isKnown ? seconds : double.NaN, Worker = members.Text("worker"u8), SharedRandom = members.TryGet("shared_random"u8, out var shared) && shared.SequenceEqual("true"u8) };
    }
}
