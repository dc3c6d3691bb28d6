using ExpRunner.Execution;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Workers;

/// <summary>
/// Runs an attempt of nobody's through all that an attempt goes through, so that the code for it is compiled before one comes.
/// Nothing of it is seen from outside, and no code of the user's runs.
/// </summary>
internal sealed class Rehearsal
{
    private static readonly ObjectType<Rehearsal> Config = new(
        nameof(Rehearsal),
        static () => new Rehearsal(),
        static (defaults, values) => new Rehearsal { Whole = values.Pass(0, defaults.Whole), Real = values.Pass(1, defaults.Real), Text = values.Pass(2, defaults.Text) },
        ConfigTypes.Int32.Field(nameof(Whole)),
        ConfigTypes.Double.Field(nameof(Real)),
        ConfigTypes.String.Field(nameof(Text)));

    private int Whole { get; init; }

    private double Real { get; init; }

    private string? Text { get; init; }

    /// <summary>Runs it, and gives what became of it.</summary>
    public static Outcome Run(TimeProvider time)
    {
        var values = Value.Object([nameof(Whole), nameof(Real), nameof(Text)], [Value.Of(1), Value.Of(0.5), Value.Of("x")]);
        var attempt = ThereAndBack(new Attempt(nameof(Rehearsal), id: default, key: default, outPath: "", values));
        using var series = new SeriesFile(attempt, time, static () => { });
        var runner = new AttemptRunner(new Experiment<Rehearsal>(nameof(Rehearsal), 1, Config, RunAsync), time, "");
        var outcome = runner.RunAsync(attempt, slot: 0, series, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Frames.Write(new FrameWriter(), sequence: 0, wasTold: false, outcome);
        return outcome;
    }

    private static Attempt ThereAndBack(Attempt attempt)
    {
        var writer = new FrameWriter();
        writer.Magic();
        Frames.Write(writer, sequence: 0, attempt);
        var buffer = new FrameBuffer();
        writer.Written.CopyTo(buffer.Room().Span);
        buffer.Filled(writer.Length);
        buffer.TakeMagic();
        buffer.TryTake(out _, out var body);
        var reader = new FrameReader(body, buffer.Names);
        reader.Int32();
        return Frames.ReadAttempt(ref reader);
    }

    private static ValueTask RunAsync(Rehearsal config, TrialContext trial, ScoreWriter scores)
    {
        trial.FitStarts();
        scores.Add("score", config.Real + config.Whole);
        trial.FitEnded();
        return ValueTask.CompletedTask;
    }
}
