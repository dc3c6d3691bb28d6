using System.Text.RegularExpressions;
using ExpRunner.Values;

namespace ExpRunner.Querying;

/// <summary>Says what is wrong with a statement, where, and what was meant.</summary>
internal static partial class SqlFault
{
    private const int MostShown = 160;
    private const string Mean = "mean_";

    /// <summary>The message with the line of the statement and a mark under the place.</summary>
    /// <param name="database">The database, to find the place with.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="message">What SQLite said.</param>
    /// <param name="tables">The tables there are.</param>
    public static QueryException Of(Database database, string statement, string message, IReadOnlyList<TableInfo> tables)
    {
        var text = statement.Trim();
        var place = Place(database, text, message);
        return new(message.TrimEnd('.') + "." + Hint(message, text, tables) + (place < 0 ? "" : "\n" + Marked(text, place)));
    }

    /// <summary>The table that SQLite itself refused to change; null where the message says something else.</summary>
    public static string? Written(string message)
        => Protected().Match(message) is { Success: true } match ? match.Groups[1].Value + match.Groups[2].Value : null;

    private static int Place(Database database, string text, string message)
    {
        if (Near().Match(message) is { Success: true } near)
        {
            return Occurrences(text, near.Groups[1].Value).Where(at => IsAt(database, text[..(at + near.Groups[1].Length)], message)).Append(-1).First();
        }
        if (message.StartsWith("incomplete input", StringComparison.Ordinal))
        {
            return text.Length;
        }
        var name = Named().Match(message).Groups[1].Value;
        return name.Length == 0 ? -1 : Occurrences(text, name).Append(PlaceOfLast(text, name)).First();
    }

    /// <summary>The parser stops at the first token that does not fit: what ends with that token has the same fault.</summary>
    private static bool IsAt(Database database, string beginning, string message)
    {
        try
        {
            database.Prepare(beginning).Dispose();
            return false;
        }
        catch (DatabaseException fault)
        {
            return fault.Message == message;
        }
    }

    /// <summary>A column may be written with its table, and the name in the message without.</summary>
    private static int PlaceOfLast(string text, string name) => Occurrences(text, name[(name.LastIndexOf('.') + 1)..]).Append(-1).First();

    /// <summary>Where a word stands that is part of no text, comment or longer word.</summary>
    private static IEnumerable<int> Occurrences(string text, string word)
    {
        var covered = Texts().Matches(text).Select(match => (match.Index, match.Index + match.Length)).ToList();
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0 && word.Length > 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var isWord = !IsPart(text, at - 1, word[0]) && !IsPart(text, at + word.Length, word[^1]);
            if (isWord && !covered.Exists(part => part.Item1 < at && at < part.Item2))
            {
                yield return at;
            }
        }
    }

    private static bool IsPart(string text, int at, char neighbour)
        => at >= 0 && at < text.Length && IsWordSign(text[at]) && IsWordSign(neighbour);

    private static bool IsWordSign(char sign) => char.IsLetterOrDigit(sign) || sign == '_';

    private static string Marked(string text, int place)
    {
        var start = place == 0 ? 0 : text.LastIndexOf('\n', place - 1) + 1;
        var end = text.IndexOf('\n', start) is var feed && feed < 0 ? text.Length : feed;
        var from = Math.Max(start, place - (MostShown / 2));
        var shown = text[from..Math.Min(end, from + MostShown)].Replace('\t', ' ').TrimEnd('\r');
        return $"  {shown}\n  {new string(' ', place - from)}^";
    }

    private static string Hint(string message, string text, IReadOnlyList<TableInfo> tables)
    {
        var name = Named().Match(message).Groups[1].Value;
        if (message.StartsWith("no such table", StringComparison.Ordinal))
        {
            var hint = NearNames.Hint(name, tables.Select(table => table.Name));
            return hint.Length > 0 ? hint : $" There are: {string.Join(", ", tables.Select(table => Schema.Written(table.Name)))}.";
        }
        if (message.StartsWith("no such function", StringComparison.Ordinal))
        {
            return NearNames.Hint(name, SqlFunctions.Names);
        }
        if (Listing().IsMatch(text) && message.StartsWith("near", StringComparison.Ordinal))
        {
            return " Tables and columns are listed by: exprun query --schema";
        }
        return message.StartsWith("no such column", StringComparison.Ordinal) ? HintOfColumn(name, Mentioned(text, tables)) : "";
    }

    /// <summary>The tables a statement names; all, where it names none.</summary>
    private static IReadOnlyList<TableInfo> Mentioned(string text, IReadOnlyList<TableInfo> tables)
    {
        var mentioned = tables.Where(table => Occurrences(text, table.Name).Any()).ToList();
        return mentioned.Count > 0 ? mentioned : tables;
    }

    private static string HintOfColumn(string name, IReadOnlyList<TableInfo> tables)
    {
        string[] known = [.. tables.SelectMany(table => table.Columns).Select(column => column.Name).Distinct()];
        var exact = Array.Find(known, column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase));
        if (exact is not null && Schema.Written(exact) != exact)
        {
            return $" Write it {Schema.Written(exact)}.";
        }
        var last = name[(name.LastIndexOf('.') + 1)..];
        // A score of trials has no name of its own here, only its statistics have.
        var near = NearNames.Nearest(last, known.Select(column => column.StartsWith(Mean, StringComparison.Ordinal) ? column[Mean.Length..] : column));
        near = near is not null && known.Contains(Mean + near) ? Mean + near : near;
        return near is not null ? $" Did you mean '{near}'?" : " A text is written in 'single quotes'; --schema lists tables and columns.";
    }

    [GeneratedRegex("^(?:cannot modify (.*) because it is a view|table (.*) may not be modified)$", RegexOptions.Singleline)]
    private static partial Regex Protected();

    /// <summary>How shells of databases list tables.</summary>
    [GeneratedRegex(@"^(?:\.(?:schema|tables)|show|describe|desc|\\d)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Listing();

    [GeneratedRegex("""^near "(.*)": syntax error$""", RegexOptions.Singleline)]
    private static partial Regex Near();

    [GeneratedRegex("""^(?:no such \w+|ambiguous column name|unrecognized token|misuse of aggregate|wrong number of arguments to function): ?"?([^"]*?)"?(?:\(\))?$""", RegexOptions.Singleline)]
    private static partial Regex Named();

    [GeneratedRegex(@"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Texts();
}
