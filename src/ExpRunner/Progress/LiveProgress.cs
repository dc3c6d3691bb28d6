using ExpRunner.Execution;
using ExpRunner.Hosting.Watching;
using ExpRunner.Sweeps;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ExpRunner.Hosting.Progress;

/// <summary>Progress on a terminal: a bar with the time left, and a line for each attempt that runs.</summary>
internal sealed class LiveProgress(Terminal terminal, TimeProvider time, Func<string, TrialText> textFor) : ISweepProgress
{
    private const int BarWidth = 30;
    private const int MostLines = 12;
    private static readonly TimeSpan RedrawEvery = TimeSpan.FromMilliseconds(200);

    private readonly ProgressState _state = new(time);
    private readonly LiveRegion _region = new(terminal);
    private readonly List<string> _messages = [];
    private readonly Lock _gate = new();
    private CancellationTokenSource? _ended;
    private volatile string? _note;
    private Task _drawing = Task.CompletedTask;
    private TrialText _text = textFor("");

    public void Planned(PlannedExperiment experiment)
    {
        _text = textFor(experiment.Name);
        _state.Begin(experiment);
        terminal.People.WriteLine(PlanText.Headline(experiment));
        _ended = new CancellationTokenSource();
        _drawing = Task.Run(() => DrawAsync(_ended.Token));
    }

    public void Started(Attempt attempt) => _state.Started(attempt);

    public void Ended(Attempt attempt, Outcome outcome, TimeSpan? retryIn)
    {
        _state.Ended(attempt, outcome, retryIn);
        if (outcome.Status is not (AttemptStatus.Completed or AttemptStatus.Cancelled))
        {
            Say($"{(outcome.Status == AttemptStatus.Skipped ? "[yellow]SKIP[/]" : "[red]FAIL[/]")} {Markup.Escape(_text.Of(attempt))}: {StatusNames.Of(outcome.Status)}: {Markup.Escape(TrialText.Error(outcome.Error))}{TrialText.Again(retryIn)}");
        }
    }

    public void Replanned(UInt128 toRun) => _state.Replanned(toRun);

    public void Note(string? sentence) => _note = sentence;

    public void Warn(string message) => Say($"[yellow]{Markup.Escape(message)}[/]");

    public void Finished(ExperimentSummary summary)
    {
        _ended?.Cancel();
        _drawing.Wait();
        _ended?.Dispose();
        _ended = null;
        terminal.People.WriteLine(PlanText.Result(summary));
    }

    private void Say(string markup)
    {
        if (_ended is null)
        {
            terminal.People.MarkupLine(markup);
            return;
        }
        lock (_gate)
        {
            _messages.Add(markup);
        }
    }

    private async Task DrawAsync(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            _region.Draw(TakeMessages(), Picture());
            await Task.WhenAny(Task.Delay(RedrawEvery, time, ended)).ConfigureAwait(false);
        }
        _region.Draw(TakeMessages(), []);
    }

    /// <summary>What was said since the last time.</summary>
    private Markup[] TakeMessages()
    {
        lock (_gate)
        {
            Markup[] taken = [.. _messages.Select(message => new Markup(message))];
            _messages.Clear();
            return taken;
        }
    }

    private List<IRenderable> Picture()
    {
        if (_state.Picture() is not { } now)
        {
            return [];
        }
        var width = Math.Min(BarWidth, _region.Width / 4);
        var full = (int)Math.Floor(now.Fraction * width);
        var bar = $"[green]{new string('━', full)}[/][grey]{new string('━', width - full)}[/]";
        var rows = new List<IRenderable> { new Markup($"{bar} {Markup.Escape(_region.Fit(PlanText.Count(now), width + 1))}") };
        if (_note is { } note)
        {
            rows.Add(new Text(_region.Fit(note), new Style(Color.Yellow)));
        }
        rows.AddRange(now.Running.Take(MostLines).Select(running
            => new Text(_region.Fit(LineOf(running)), new Style(Color.Grey))));
        if (now.Running.Count > MostLines)
        {
            rows.Add(new Text($"  and {now.Running.Count - MostLines} more"));
        }
        return rows;
    }

    private string LineOf(RunningAttempt running)
    {
        var values = running.Values.Read();
        return $"{DurationText.Format(running.Since),10}  {_text.Of(running.Attempt)}{(values.Length > 0 ? $"  {PictureText.Clean(values)}" : "")}";
    }
}
