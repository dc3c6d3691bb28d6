namespace ExpRunner.Programs.Templates;

/// <summary>A command with placeholders, split into arguments before any value is known.</summary>
internal abstract class CommandTemplate
{
    /// <summary>The text it was read from.</summary>
    public abstract string Text { get; }

    /// <summary>Whether a shell runs it.</summary>
    public abstract bool IsShell { get; }

    /// <summary>Where values go, in order.</summary>
    public abstract IReadOnlyList<Placeholder> Placeholders { get; }

    /// <summary>
    /// What looks like an option but is taken as text because it is quoted or part of a longer argument, as in <c>grep '[a-z]'</c>.
    /// Where such a name is a parameter's, the command does not do what its author meant.
    /// </summary>
    public abstract IReadOnlyList<Placeholder> Unclear { get; }

    /// <summary>Reads a command that is run as a list of arguments.</summary>
    /// <exception cref="TemplateException">It is no command, or one that only a shell understands.</exception>
    public static CommandTemplate Parse(string text) => OfArguments(text, CommandText.OfArguments(text));

    /// <summary>Reads a command that is split already; each text is one argument, or what a placeholder makes of it.</summary>
    /// <exception cref="TemplateException">There is none, or braces say two things.</exception>
    public static CommandTemplate ParseArguments(IReadOnlyList<string> arguments)
    {
        var units = arguments.SelectMany((argument, word) => argument.Select((c, i) => new Unit(c, i + 1, word)));
        return OfArguments(string.Join(' ', arguments), CommandText.OfUnits([.. units], arguments.Count));
    }

    /// <summary>A command that is made of arguments.</summary>
    public static CommandTemplate Of(IReadOnlyList<ArgumentTemplate> arguments)
        => new ArgumentListTemplate(string.Join(' ', arguments.SelectMany(argument => argument.Parts).Select(part => part.Placeholder?.ToString() ?? part.Text)), arguments, []);

    /// <summary>The arguments of a text, split as a shell splits it.</summary>
    /// <exception cref="TemplateException">It holds none, or what only a shell understands.</exception>
    public static IReadOnlyList<ArgumentTemplate> ArgumentsIn(string text) => ArgumentsOf(CommandText.OfArguments(text));

    /// <summary>An argument with placeholders.</summary>
    /// <exception cref="TemplateException">Braces say two things.</exception>
    public static ArgumentTemplate ArgumentOf(string text) => ArgumentsOf(CommandText.OfUnits([.. text.Select((c, i) => new Unit(c, i + 1, 0))], 1))[0];

    /// <summary>Reads a command that <c>/bin/sh -c</c> runs.</summary>
    /// <exception cref="TemplateException">A quote is open, or a value stands where it cannot be quoted.</exception>
    public static CommandTemplate ParseShell(string text) => OfShell(text, CommandText.OfShell(text));

    /// <summary>Reads a command whose parameters are members of a class: <c>[EarlyStop]</c> is <c>--early-stop</c>.</summary>
    /// <exception cref="TemplateException">As for the others.</exception>
    public static CommandTemplate ParseOfClass(string text, bool isShell)
        => isShell ? OfShell(text, CommandText.OfShell(text).WithMemberOptions()) : OfArguments(text, CommandText.OfArguments(text).WithMemberOptions());

    /// <summary>The program and its arguments.</summary>
    /// <exception cref="TemplateException">A placeholder has no value, or one that no argument can hold.</exception>
    public abstract IReadOnlyList<string> Expand(TemplateValues values);

    /// <summary>The command as identity has it: config values put in, one text for one number; what the context has stays a placeholder.</summary>
    public abstract string Identity(TemplateValues config);

    /// <summary>The placeholders of parts, in order.</summary>
    protected static IReadOnlyList<Placeholder> In(IEnumerable<Part> parts) => [.. parts.Select(part => part.Placeholder).OfType<Placeholder>()];

    private static CommandTemplate OfArguments(string text, CommandText read) => new ArgumentListTemplate(text, ArgumentsOf(read), read.Unclear);

    private static CommandTemplate OfShell(string text, CommandText read) => new ShellTemplate(text, read.Parts, read.Unclear);

    private static IReadOnlyList<ArgumentTemplate> ArgumentsOf(CommandText read)
    {
        var parts = read.Parts.ToLookup(part => part.Word);
        return [.. Enumerable.Range(0, read.Words).Select(word => new ArgumentTemplate([.. parts[word]]))];
    }
}
