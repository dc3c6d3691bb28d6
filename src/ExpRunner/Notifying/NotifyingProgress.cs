using ExpRunner.Execution;
using ExpRunner.Hosting.Progress;
using ExpRunner.Hosting.Running;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Notifying;

/// <summary>Tells webhooks what becomes of a sweep, beside what is shown here. Nobody waits for them.</summary>
internal sealed class NotifyingProgress(ISweepProgress inner, NotifyOptions options, Func<string, TrialText> textFor) : ISweepProgress, IAsyncDisposable
{
    private readonly NotifyMessage _message = new("--notify-message", options.Message, inner.Warn);
    private readonly NotifyMessage _endMessage = new("--notify-end-message", options.EndMessage, inner.Warn);
    private Notifier? _notifier;
    private TrialText _text = textFor("");
    private NotifyCount _count;
    private UInt128 _completedBefore;

    /// <summary>Makes sure that messages can be made and have somewhere to go; sends nothing.</summary>
    /// <param name="prepared">What is run.</param>
    /// <exception cref="SweepException">An address or expression is wrong; it has all that is.</exception>
    public void Check(IReadOnlyList<PreparedExperiment> prepared)
    {
        var problems = new List<string>();
        var webhooks = options.Variables.Distinct().Select(variable => Webhook.Read(variable, problems)).OfType<Webhook>().ToList();
        var fields = prepared.Select(experiment => experiment.Plan.Experiment).SelectMany(experiment => experiment.Config.Fields.Select(field => field.Name).Concat(experiment.ComputedNames));
        _message.Check([.. NotifyNames.OfTrial, .. fields], problems);
        _endMessage.Check(NotifyNames.OfEnd, problems);
        if (problems.Count > 0)
        {
            throw new SweepException(problems);
        }
        _notifier = new Notifier(webhooks, inner.Warn);
    }

    public void Planned(PlannedExperiment experiment)
    {
        (_text, _completedBefore, _count) = (textFor(experiment.Name), experiment.Completed, new(experiment.Planned, experiment.Completed, 0));
        inner.Planned(experiment);
    }

    public void Started(Attempt attempt) => inner.Started(attempt);

    public void Ended(Attempt attempt, Outcome outcome, TimeSpan? retryIn)
    {
        inner.Ended(attempt, outcome, retryIn);
        if (retryIn is not null || outcome.Status == AttemptStatus.Cancelled)
        {
            return;
        }
        var isCompleted = outcome.Status == AttemptStatus.Completed;
        _count = isCompleted ? _count with { Completed = _count.Completed + 1 } : _count with { Failed = _count.Failed + 1 };
        if (options.Events.Contains(NotifyEvent.Trial) || (!isCompleted && options.Events.Contains(NotifyEvent.Failure)))
        {
            Say(_message.Of(NotifyNames.Of(attempt, outcome, _count), () => _text.Ended(attempt, outcome)));
        }
    }

    public void Replanned(UInt128 toRun)
    {
        _count = _count with { Planned = toRun + _completedBefore };
        inner.Replanned(toRun);
    }

    public void Note(string? sentence) => inner.Note(sentence);

    public void Warn(string message) => inner.Warn(message);

    public void Finished(ExperimentSummary summary)
    {
        inner.Finished(summary);
        if (options.Events.Contains(NotifyEvent.End))
        {
            Say(_endMessage.Of(NotifyNames.Of(summary), () => PlanText.Result(summary) + (summary.FirstError is { } error ? $"\nFirst failure: {TrialText.Error(error)}" : "")));
        }
    }

    /// <summary>The sweep cannot go on.</summary>
    public void Stopped(IEnumerable<string> problems)
    {
        if (options.Events.Contains(NotifyEvent.End))
        {
            Say($"The sweep stopped: {string.Join('\n', problems)}");
        }
    }

    /// <summary>Waits a moment for what has not been sent.</summary>
    public ValueTask DisposeAsync() => _notifier?.DisposeAsync() ?? default;

    private void Say(string? line)
    {
        if (line is { Length: > 0 })
        {
            _notifier?.Say(ChatText.Of(line));
        }
    }
}
