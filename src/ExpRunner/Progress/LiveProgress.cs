using ExpRunner.Execution;
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
    private readonly List<string> _messages = [];
    private readonly Lock _gate = new();
    private CancellationTokenSource? _ended;
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
            var again = retryIn is { } wait ? $"; tried again in {DurationText.Format(wait)}" : "";
            Say($"[red]FAIL[/] {Markup.Escape(_text.Of(attempt))}: {StatusNames.Of(outcome.Status)}: {Markup.Escape(TrialText.Error(outcome.Error))}{again}");
        }
    }

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
        var live = terminal.People.Live(Picture()).AutoClear(true).Overflow(VerticalOverflow.Crop);
        await live.StartAsync(async display =>
        {
            while (!ended.IsCancellationRequested)
            {
                Flush();
                display.UpdateTarget(Picture());
                await Task.WhenAny(Task.Delay(RedrawEvery, time, ended)).ConfigureAwait(false);
            }
            Flush();
        }).ConfigureAwait(false);
    }

    /// <summary>Writes waiting messages above the bar.</summary>
    private void Flush()
    {
        lock (_gate)
        {
            _messages.ForEach(terminal.People.MarkupLine);
            _messages.Clear();
        }
    }

    private IRenderable Picture()
    {
        if (_state.Picture() is not { } now)
        {
            return new Text("");
        }
        var full = (int)Math.Round(now.Fraction * BarWidth);
        var bar = $"[green]{new string('━', full)}[/][grey]{new string('━', BarWidth - full)}[/]";
        var rows = new List<IRenderable> { new Markup($"{bar} {Markup.Escape(PlanText.Count(now))}").Overflow(Overflow.Ellipsis) };
        rows.AddRange(now.Running.Take(MostLines).Select(running
            => new Text($"  {DurationText.Format(running.Since),8}  {_text.Of(running.Attempt)}", new Style(Color.Grey)).Overflow(Overflow.Ellipsis)));
        if (now.Running.Count > MostLines)
        {
            rows.Add(new Text($"  and {now.Running.Count - MostLines} more"));
        }
        return new Rows(rows);
    }
}
