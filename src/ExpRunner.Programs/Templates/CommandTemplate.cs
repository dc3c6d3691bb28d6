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
    public static CommandTemplate Parse(string text) => throw new NotSupportedException(text);

    /// <summary>Reads a command that <c>/bin/sh -c</c> runs.</summary>
    /// <exception cref="TemplateException">A quote is open, or a value stands where it cannot be quoted.</exception>
    public static CommandTemplate ParseShell(string text) => throw new NotSupportedException(text);

    /// <summary>The program and its arguments.</summary>
    /// <exception cref="TemplateException">A placeholder has no value, or one that no argument can hold.</exception>
    public abstract IReadOnlyList<string> Expand(TemplateValues values);

    /// <summary>The command as identity has it: config values put in, one text for one number; what the context has stays a placeholder.</summary>
    public abstract string Identity(TemplateValues config);
}
