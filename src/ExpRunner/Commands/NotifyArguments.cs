using System.CommandLine;
using ExpRunner.Hosting.Notifying;

namespace ExpRunner.Hosting.Commands;

/// <summary>The options that say who is told how a sweep goes.</summary>
internal sealed class NotifyArguments
{
    private static readonly (string Word, NotifyEvent Event)[] Events = [("trial", NotifyEvent.Trial), ("failure", NotifyEvent.Failure), ("end", NotifyEvent.End)];

    private readonly Option<string[]> _notify = new("--notify") { Description = "Tell a webhook (Slack, Mattermost, ...) of failures and the end; the name of the variable of the environment that holds its address; repeatable.", HelpName = "VARIABLE" };
    private readonly Option<NotifyEvent[]?> _on = new("--notify-on")
    {
        Description = "What is told: trial (every repetition), failure, end; default failure,end.",
        HelpName = "EVENTS",
        CustomParser = result => Read(result.Tokens[0].Value) ?? Refuse(result.AddError, result.Tokens[0].Value),
    };

    private readonly Option<string?> _message = new("--notify-message") { Description = "What is said of a trial, as an expression; null: nothing. '$\"{experiment} {scores.Accuracy}\"'", HelpName = "EXPRESSION" };
    private readonly Option<string?> _endMessage = new("--notify-end-message") { Description = "What is said at the end, as an expression.", HelpName = "EXPRESSION" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _notify, _on, _message, _endMessage })
        {
            command.Options.Add(option);
        }
        command.Validators.Add(typed =>
        {
            if (typed.GetResult(_notify) is null && new Option[] { _on, _message, _endMessage }.FirstOrDefault(option => typed.GetResult(option) is not null) is { } lone)
            {
                typed.AddError($"{lone.Name} says what is told, but nobody is: add --notify VARIABLE.");
            }
        });
    }

    /// <summary>What was typed; null: nobody is told.</summary>
    public NotifyOptions? Bind(ParseResult typed)
    {
        if (typed.GetValue(_notify) is not { Length: > 0 } variables)
        {
            return null;
        }
        var options = new NotifyOptions(variables) { Message = typed.GetValue(_message), EndMessage = typed.GetValue(_endMessage) };
        return typed.GetValue(_on) is { Length: > 0 } events ? options with { Events = events } : options;
    }

    private static NotifyEvent[]? Read(string text)
    {
        var words = SweepArguments.Words(text);
        return words.Length > 0 && words.All(word => Events.Any(known => known.Word == word)) ? [.. words.Select(word => Events.First(known => known.Word == word).Event)] : null;
    }

    private static NotifyEvent[]? Refuse(Action<string> refuse, string text)
    {
        refuse($"--notify-on {text}: write one or more of trial, failure and end, with commas between.");
        return null;
    }
}
