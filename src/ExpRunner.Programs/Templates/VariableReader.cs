namespace ExpRunner.Programs.Templates;

/// <summary>Finds a leading <c>~</c>, <c>$NAME</c> and <c>${NAME}</c> in the text of a folder or a variable.</summary>
internal static class VariableReader
{
    private const string Home = "HOME";

    /// <summary>The characters of the text; one stands for each variable, whose value is put in later and not looked through.</summary>
    /// <exception cref="TemplateException"><c>${</c> is not closed.</exception>
    public static List<Unit> Read(string text)
    {
        var units = new List<Unit>();
        var at = 0;
        if (text.StartsWith('~') && (text.Length == 1 || text[1] is '/' or '\\'))
        {
            units.Add(Of(Home, 1));
            at = 1;
        }
        while (at < text.Length)
        {
            var (name, length) = text[at] == '$' ? NameAt(text, at) : ("", 1);
            if (name.Length > 0)
            {
                units.Add(Of(name, at + 1));
            }
            else
            {
                units.Add(new(text[at], at + 1, 0));
            }
            at += length;
        }
        return units;
    }

    /// <summary>The variable's name and the length of all that stands for it; no name: the dollar is text.</summary>
    private static (string Name, int Length) NameAt(string text, int at)
    {
        if (text.AsSpan(at).StartsWith("$$"))
        {
            return ("", 2);
        }
        var isBraced = text.AsSpan(at).StartsWith("${");
        var start = at + (isBraced ? 2 : 1);
        var end = start;
        while (end < text.Length && (text[end] == '_' || char.IsAsciiLetterOrDigit(text[end])))
        {
            end++;
        }
        var isName = end > start && !char.IsAsciiDigit(text[start]);
        if (isBraced && (!isName || end == text.Length || text[end] != '}'))
        {
            throw new TemplateException("'${' begins the name of a variable, as in ${HOME}. For the text itself write '$$'.", at + 1);
        }
        return isName ? (text.Substring(start, end - start), end - at + (isBraced ? 1 : 0)) : ("", 1);
    }

    private static Unit Of(string variable, int column) => new('$', column, 0) { IsFixed = true, Variable = variable };
}
