namespace ExpRunner.Programs.Templates;

/// <summary>A folder that programs run in, as it was written: what a leading <c>~</c>, <c>$NAME</c> and placeholders stand for is put in where a program is started.</summary>
internal sealed class FolderTemplate
{
    /// <param name="written">The folder as it was written.</param>
    /// <param name="beside">The folder it is relative to, if what it becomes is no whole path.</param>
    public FolderTemplate(TextTemplate written, string beside) => (Written, Beside) = (written, beside);

    /// <summary>The folder as it was written.</summary>
    public TextTemplate Written { get; }

    /// <summary>The folder it is relative to, if what it becomes is no whole path.</summary>
    public string Beside { get; }

    /// <summary>The folder as far as it is known before.</summary>
    public string Text => Written.Text is not ['~' or '$' or '{', ..] ? Whole(Written.Text, Beside) : Written.Text;

    /// <summary>Where values go, in order.</summary>
    public IReadOnlyList<Placeholder> Placeholders => Written.Placeholders;

    /// <summary>The variables whose values go into it, in order.</summary>
    public IReadOnlyList<Variable> Variables => Written.Variables;

    /// <summary>Reads a folder.</summary>
    /// <param name="text">The folder.</param>
    /// <param name="beside">The folder it is relative to, if what it becomes is no whole path.</param>
    /// <exception cref="TemplateException">Braces that say two things, or <c>${</c> is not closed.</exception>
    public static FolderTemplate Parse(string text, string beside) => new(TextTemplate.ParseWithVariables(text), beside);

    /// <summary>A folder that is taken as it is.</summary>
    public static FolderTemplate Literal(string folder) => new(TextTemplate.Literal(folder), folder);

    /// <summary>The folder, absolute.</summary>
    /// <exception cref="TemplateException">A placeholder has no value, or a variable is not set.</exception>
    /// <param name="values">What goes into it.</param>
    /// <param name="beside">The folder it is relative to where it is used; null: the one it was written with.</param>
    public string Expand(TemplateValues values, string? beside = null) => Whole(Written.Expand(values), beside ?? Beside);

    private static string Whole(string folder, string beside) => folder switch
    {
        "" or "." or "./" => beside,
        _ when Path.IsPathRooted(folder) => folder,
        _ => Path.Join(beside, folder.StartsWith("./", StringComparison.Ordinal) ? folder[2..] : folder),
    };
}
