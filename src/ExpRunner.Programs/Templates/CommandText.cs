namespace ExpRunner.Programs.Templates;

/// <summary>A command as it is written: split, checked, its placeholders found, and no value known. The generator reads commands with it as well.</summary>
internal sealed class CommandText
{
    private CommandText(IReadOnlyList<Part> parts, int words, IReadOnlyList<Placeholder> unclear)
    {
        (Parts, Words, Unclear) = (parts, words, unclear);
        Placeholders = [.. parts.Select(part => part.Placeholder).OfType<Placeholder>()];
        CheckForms();
    }

    /// <summary>Text and placeholders, in order.</summary>
    public IReadOnlyList<Part> Parts { get; }

    /// <summary>The number of arguments.</summary>
    public int Words { get; }

    /// <summary>Where values go, in order.</summary>
    public IReadOnlyList<Placeholder> Placeholders { get; }

    /// <summary>What looks like an option but is taken as text.</summary>
    public IReadOnlyList<Placeholder> Unclear { get; }

    /// <summary>Reads a command that is run as a list of arguments.</summary>
    /// <exception cref="TemplateException">It is no command, or one that only a shell understands.</exception>
    public static CommandText OfArguments(string text)
    {
        Check(text);
        var (units, words) = ArgumentReader.Read(text);
        return OfUnits(units, words);
    }

    /// <summary>Reads a command that is split already.</summary>
    /// <exception cref="TemplateException">There is none, or braces say two things.</exception>
    public static CommandText OfUnits(IReadOnlyList<Unit> units, int words)
        => words > 0 ? new(BracketReader.Read(units, hasOptions: true, out var unclear), words, unclear) : throw new TemplateException("There is no command.", 1);

    /// <summary>Reads a command that <c>/bin/sh -c</c> runs.</summary>
    /// <exception cref="TemplateException">A quote is open, or a value stands where it cannot be quoted.</exception>
    public static CommandText OfShell(string text)
    {
        Check(text);
        return new(BracketReader.Read(ShellReader.Read(text), hasOptions: true, out var unclear), 1, unclear);
    }

    /// <summary>The same with the options that are not called anything called like members of a class.</summary>
    public CommandText WithMemberOptions() => new([.. Parts.Select(WithMemberOption)], Words, Unclear);

    private static Part WithMemberOption(Part part)
        => part.Placeholder is { Form: PlaceholderForm.Option, Flag: null } option ? part with { Placeholder = option with { Flag = OptionName.OfMember(option.Name) } } : part;

    private static void Check(string text)
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

    private void CheckForms()
    {
        var forms = new Dictionary<string, PlaceholderForm>();
        foreach (var placeholder in Placeholders)
        {
            if (!forms.TryGetValue(placeholder.Name, out var form))
            {
                forms.Add(placeholder.Name, placeholder.Form);
            }
            else if (form != placeholder.Form)
            {
                throw new TemplateException($"'{placeholder.Name}' stands both in {{}} and in [] in one command. Use one of them.", placeholder.Column);
            }
        }
    }
}
