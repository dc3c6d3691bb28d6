namespace ExpRunner.Programs.Templates;

/// <summary>Files that are brought to an attempt's folder, as they were written: relative to the working directory, with placeholders, <c>*</c> and <c>?</c>.</summary>
/// <param name="written">The text.</param>
internal sealed class FetchTemplate(TextTemplate written)
{
    /// <summary>The text.</summary>
    public TextTemplate Written => written;

    /// <summary>Where values go, in order.</summary>
    public IReadOnlyList<Placeholder> Placeholders => written.Placeholders;

    /// <summary>Reads one.</summary>
    /// <exception cref="TemplateException">It leads out of the working directory, or braces say two things.</exception>
    public static FetchTemplate Parse(string text)
    {
        var written = TextTemplate.Parse(text);
        Check(text);
        return text.Contains("**", StringComparison.Ordinal)
            ? throw new TemplateException($"'{text}' has '**', which stands for nothing here: '*' is any name within one folder, and a folder comes with all that is in it.", 1)
            : new FetchTemplate(written);
    }

    /// <summary>The files that are meant, with values put in; in those <c>*</c> and <c>?</c> are text.</summary>
    /// <exception cref="TemplateException">A placeholder has no value, or a value leads out of the working directory.</exception>
    public FileGlob Expand(TemplateValues values)
    {
        var filling = new Filling(values, isIdentity: false);
        var pieces = written.Parts.Select(part => (Text: filling.Inside(part), IsLiteral: part.Placeholder is not null)).ToArray();
        Check(string.Concat(pieces.Select(piece => piece.Text)));
        return new FileGlob(pieces);
    }

    private static void Check(string text)
    {
        if (text.Length == 0 || text[0] is '/' or '~' || text.Split('/').Contains(".."))
        {
            throw new TemplateException($"'{text}' does not stay in the working directory. Name files relative to it, without '..', or let the program write them to {{out}}, which comes back as a whole.", 1);
        }
    }
}
