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
    public static CommandTemplate Parse(string text)
    {
        CheckText(text);
        var (units, words) = ArgumentReader.Read(text);
        return OfWords(text, units, words);
    }

    /// <summary>Reads a command that is split already; each text is one argument, or what a placeholder makes of it.</summary>
    /// <exception cref="TemplateException">There is none, or braces say two things.</exception>
    public static CommandTemplate ParseArguments(IReadOnlyList<string> arguments)
    {
        var units = arguments.SelectMany((argument, word) => argument.Select((c, i) => new Unit(c, i + 1, word)));
        return OfWords(string.Join(' ', arguments), [.. units], arguments.Count);
    }

    /// <summary>A command that is made of arguments.</summary>
    public static CommandTemplate Of(IReadOnlyList<ArgumentTemplate> arguments)
        => new ArgumentListTemplate(string.Join(' ', arguments.SelectMany(argument => argument.Parts).Select(part => part.Placeholder?.ToString() ?? part.Text)), arguments, []);

    /// <summary>The arguments of a text, split as a shell splits it.</summary>
    /// <exception cref="TemplateException">It holds none, or what only a shell understands.</exception>
    public static IReadOnlyList<ArgumentTemplate> ArgumentsIn(string text)
    {
        CheckText(text);
        var (units, words) = ArgumentReader.Read(text);
        return Arguments(units, words, out _);
    }

    /// <summary>An argument with placeholders.</summary>
    /// <exception cref="TemplateException">Braces say two things.</exception>
    public static ArgumentTemplate ArgumentOf(string text) => Arguments([.. text.Select((c, i) => new Unit(c, i + 1, 0))], 1, out _)[0];

    /// <summary>Reads a command that <c>/bin/sh -c</c> runs.</summary>
    /// <exception cref="TemplateException">A quote is open, or a value stands where it cannot be quoted.</exception>
    public static CommandTemplate ParseShell(string text)
    {
        CheckText(text);
        var parts = BracketReader.Read(ShellReader.Read(text), hasOptions: true, out var unclear);
        return Checked(new ShellTemplate(text, parts, unclear));
    }

    /// <summary>The program and its arguments.</summary>
    /// <exception cref="TemplateException">A placeholder has no value, or one that no argument can hold.</exception>
    public abstract IReadOnlyList<string> Expand(TemplateValues values);

    /// <summary>The command as identity has it: config values put in, one text for one number; what the context has stays a placeholder.</summary>
    public abstract string Identity(TemplateValues config);

    /// <summary>The placeholders of parts, in order.</summary>
    protected static IReadOnlyList<Placeholder> In(IEnumerable<Part> parts) => [.. parts.Select(part => part.Placeholder).OfType<Placeholder>()];

    private static CommandTemplate OfWords(string text, List<Unit> units, int words)
    {
        if (words == 0)
        {
            throw new TemplateException("There is no command.", 1);
        }
        return Checked(new ArgumentListTemplate(text, Arguments(units, words, out var unclear), unclear));
    }

    private static IReadOnlyList<ArgumentTemplate> Arguments(List<Unit> units, int words, out IReadOnlyList<Placeholder> unclear)
    {
        var parts = BracketReader.Read(units, hasOptions: true, out unclear).ToLookup(part => part.Word);
        return [.. Enumerable.Range(0, words).Select(word => new ArgumentTemplate([.. parts[word]]))];
    }

    private static CommandTemplate Checked(CommandTemplate template)
    {
        var forms = new Dictionary<string, PlaceholderForm>();
        foreach (var placeholder in template.Placeholders)
        {
            if (!forms.TryAdd(placeholder.Name, placeholder.Form) && forms[placeholder.Name] != placeholder.Form)
            {
                throw new TemplateException($"'{placeholder.Name}' stands both in {{}} and in [] in one command. Use one of them.", placeholder.Column);
            }
        }
        return template;
    }

    private static void CheckText(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new TemplateException("There is no command.", 1);
        }
        if (text.IndexOf('\0') is >= 0 and var at)
        {
            throw new TemplateException("A command cannot hold a NUL character.", at + 1);
        }
    }
}
