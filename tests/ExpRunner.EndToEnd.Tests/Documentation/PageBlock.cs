namespace ExpRunner.EndToEnd.Tests.Documentation;

/// <summary>A fenced block of a page, and the mark before it that says how it is tested.</summary>
/// <param name="Page">The page, relative to the repository.</param>
/// <param name="Line">The line of its opening fence.</param>
/// <param name="Language">What stands behind the opening fence.</param>
/// <param name="Mark">The comment in the line before the fence; empty where there is none.</param>
/// <param name="Text">Its lines, without the fences.</param>
internal sealed record PageBlock(string Page, int Line, string Language, string Mark, string Text)
{
    /// <summary>The first word of the mark; a block of JSON needs none, and those of diagnostics are compiled by the generator's tests.</summary>
    public string Kind => Mark.Length > 0 ? Mark.Split(' ', ':', ',')[0] : Language is "json" ? "json" : Page.StartsWith("docs/diagnostics/", StringComparison.Ordinal) ? "diagnostic" : "";

    /// <summary>What stands behind the first word of the mark.</summary>
    public string Argument => Mark.Length > Kind.Length && Mark.StartsWith(Kind, StringComparison.Ordinal) ? Mark[Kind.Length..].TrimStart(' ', ':', ',') : "";

    public string Place => $"{Page}:{Line}";
}
