using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;

namespace ExpRunner.Commands.Help;

/// <summary>How commands, arguments and options are written in help and in manual pages.</summary>
internal static class CommandShape
{
    /// <summary>The options a person may type there, those of commands above too.</summary>
    public static IReadOnlyList<Option> OptionsOf(Command command)
        => [.. command.Options.Concat(Above(command).SelectMany(above => above.Options.Where(option => option.Recursive))).Where(option => !option.Hidden).DistinctBy(option => option.Name)];

    /// <summary>The verbs below a command that are shown.</summary>
    public static IReadOnlyList<Command> VerbsOf(Command command) => [.. command.Subcommands.Where(verb => !verb.Hidden)];

    /// <summary>An option with its short name and what it takes: <c>-o, --out &lt;FOLDER&gt;</c>.</summary>
    public static string Of(Option option)
    {
        var names = option.Aliases.Append(option.Name).Where(name => !name.StartsWith('/')).OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal);
        return string.Join(", ", names) + (TakenBy(option) is { } value ? $" <{value}>" : "") + (option.Required ? " (REQUIRED)" : "");
    }

    /// <summary>An argument: <c>&lt;PATH&gt;</c>.</summary>
    public static string Of(Argument argument) => $"<{argument.HelpName ?? argument.Name}>";

    /// <summary>A verb with what it takes.</summary>
    public static string Of(Command verb) => string.Join(' ', verb.Arguments.Where(argument => !argument.Hidden).Select(Of).Prepend(verb.Name));

    /// <summary>What is said of an option.</summary>
    public static string TextOf(Option option) => Text(option.Description, option.HasDefaultValue && TakenBy(option) is not null ? option.GetDefaultValue() : null);

    /// <summary>What is said of an argument.</summary>
    public static string TextOf(Argument argument) => Text(argument.Description, argument.HasDefaultValue ? argument.GetDefaultValue() : null);

    /// <summary>What stands behind the name of the program.</summary>
    public static string Usage(Command command)
    {
        var parts = new List<string>();
        parts.AddRange(VerbExamples.Path(command) is { Length: > 0 } path ? [path] : []);
        parts.AddRange(command.Arguments.Where(argument => !argument.Hidden).Select(argument => (argument.Arity.MinimumNumberOfValues, argument.Arity.MaximumNumberOfValues) switch
        {
            (0, > 1) => $"[{Of(argument)}...]",
            (0, _) => $"[{Of(argument)}]",
            (_, > 1) => $"{Of(argument)}...",
            _ => Of(argument),
        }));
        parts.AddRange(VerbsOf(command).Count > 0 ? [command.Action is null ? "<command>" : "[command]"] : []);
        return string.Join(' ', parts.Append("[options]"));
    }

    /// <summary>What an option takes; null: nothing.</summary>
    public static string? TakenBy(Option option)
    {
        if (option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) && option.HelpName is null)
        {
            return null;
        }
        string[] words = [.. option.GetCompletions(CompletionContext.Empty).Select(item => item.Label)];
        return option.HelpName ?? (words.Length > 0 ? string.Join('|', words) : option.Name.TrimStart('-').ToUpperInvariant());
    }

    private static IEnumerable<Command> Above(Command command)
    {
        for (var at = command.Parents.OfType<Command>().FirstOrDefault(); at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            yield return at;
        }
    }

    private static string Text(string? description, object? usual) => usual switch
    {
        null or "" or false or System.Collections.ICollection => description ?? "",
        TimeSpan time => $"{description} [default: {time.TotalSeconds.ToString(CultureInfo.InvariantCulture)}s]",
        _ => $"{description} [default: {Convert.ToString(usual, CultureInfo.InvariantCulture)}]",
    };
}
