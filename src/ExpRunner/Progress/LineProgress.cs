using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Progress;

/// <summary>Progress where nobody watches: START, DONE, FAIL and STOP lines, and beyond a rate people can read a count now and then.</summary>
internal sealed class LineProgress(Terminal terminal, TimeProvider time, Func<string, TrialText> textFor) : ISweepProgress
{
    private const int LinesPerSecond = 20;
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(1);

    private readonly ProgressState _state = new(time);
    private TrialText _text = textFor("");
    private double _credit = LinesPerSecond;
    private long _lastLine = time.GetTimestamp();
    private long _lastCount = time.GetTimestamp();
    private bool _counting;
    private string? _note;
    private long _noted;

    public void Planned(PlannedExperiment experiment)
    {
        _text = textFor(experiment.Name);
        _state.Begin(experiment);
        terminal.Error.WriteLine(PlanText.Headline(experiment));
    }

    public void Started(Attempt attempt)
    {
        _state.Started(attempt);
        Write(() => $"START {attempt.Experiment} {_text.Of(attempt)}");
    }

    public void Ended(Attempt attempt, Outcome outcome, TimeSpan? retryIn)
    {
        _state.Ended(attempt, outcome, retryIn);
        if (outcome.Status == AttemptStatus.Completed)
        {
            Write(() => _text.Ended(attempt, outcome));
            return;
        }
        terminal.Error.WriteLine(_text.Ended(attempt, outcome) + TrialText.Again(retryIn));
    }

    public void Replanned(UInt128 toRun) => _state.Replanned(toRun);

    public void Warn(string message) => terminal.Warn(message);

    /// <summary>A sentence is a line when it begins to be true; while one follows the other, at most one a minute.</summary>
    public void Note(string? sentence)
    {
        if (sentence is null)
        {
            _note = null;
        }
        else if (sentence != _note && (_note is null || time.GetElapsedTime(_noted) >= NoteEvery))
        {
            (_note, _noted) = (sentence, time.GetTimestamp());
            terminal.Error.WriteLine(sentence);
        }
    }

    public void Finished(ExperimentSummary summary)
    {
        _counting = false;
        terminal.Error.WriteLine(PlanText.Result(summary));
    }

    /// <summary>A bucket of credit: a line costs one, and twenty come back every second.</summary>
    private void Write(Func<string> line)
    {
        _credit = Math.Min(LinesPerSecond, _credit + (time.GetElapsedTime(_lastLine).TotalSeconds * LinesPerSecond));
        _lastLine = time.GetTimestamp();
        if (_credit >= 1 && (!_counting || _credit >= LinesPerSecond))
        {
            _counting = false;
            _credit--;
            terminal.Error.WriteLine(line());
            return;
        }
        _counting = true;
        if (time.GetElapsedTime(_lastCount) >= CountEvery && _state.Picture() is { } now)
        {
            _lastCount = time.GetTimestamp();
            terminal.Error.WriteLine(PlanText.Count(now));
        }
    }
}
