namespace ExpRunner.Programs.Templates;

/// <summary>
/// What a name between brackets looks like: letters, digits, <c>_ - .</c> and indexes such as <c>[0]</c>; at least one letter or underscore,
/// a letter, digit or underscore at both ends, no two dots in a row. So <c>{2,3}</c>, <c>{1..5}</c>, <c>[0-9]</c>, <c>{print $1}</c> and JSON are no placeholders.
/// </summary>
internal static class PlaceholderName
{
    /// <summary>The place of the bracket that ends the placeholder that begins at <paramref name="open"/>; -1: none begins there.</summary>
    public static int End(IReadOnlyList<Unit> units, int open)
    {
        var close = units[open].Char == '{' ? '}' : ']';
        var hasLetter = false;
        for (var i = open + 1; i < units.Count && units[i].IsBeside(units[open]); i++)
        {
            var (at, before) = (units[i].Char, units[i - 1].Char);
            if (at == close)
            {
                return hasLetter && (IsOfWord(before) || (before == ']' && i > open + 1)) ? i : -1;
            }
            if (at == '[' && close == '}' && IndexEnd(units, i) is > 0 and var end && IsOfWord(before))
            {
                i = end;
                continue;
            }
            if (!IsOfWord(at) && (at is not ('.' or '-') || i == open + 1 || (at == '.' && before == '.')))
            {
                return -1;
            }
            hasLetter |= at == '_' || char.IsLetter(at);
        }
        return -1;
    }

    /// <summary>The place before the name of the option that begins at <paramref name="open"/>: that of its bracket, or of the <c>=</c> behind what it is called.</summary>
    public static int OfOption(IReadOnlyList<Unit> units, int open)
    {
        var i = open + 1;
        while (i < units.Count && units[i].IsBeside(units[open]) && (IsOfWord(units[i].Char) || units[i].Char is '-' or '.'))
        {
            i++;
        }
        var isNamed = i > open + 2 && i < units.Count && units[open + 1].Char == '-' && units[i].Char == '=' && units[i].IsBeside(units[open]);
        return isNamed ? i : open;
    }

    /// <summary>The whole name, then what is left of it without its last step, and so on.</summary>
    public static IEnumerable<string> Beginnings(string name)
    {
        for (var end = name.Length; end > 0; end = name.LastIndexOfAny(['.', '['], end - 1))
        {
            yield return name.Substring(0, end);
        }
    }

    private static int IndexEnd(IReadOnlyList<Unit> units, int open)
    {
        var first = open + 1 < units.Count && units[open + 1].Char == '-' ? open + 2 : open + 1;
        var i = first;
        while (i < units.Count && char.IsAsciiDigit(units[i].Char))
        {
            i++;
        }
        return i > first && i < units.Count && units[i].Char == ']' && units[i].IsBeside(units[open]) ? i : -1;
    }

    private static bool IsOfWord(char c) => c == '_' || char.IsLetterOrDigit(c);
}
