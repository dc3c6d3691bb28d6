namespace ExpRunner.Querying;

/// <summary>The words of SQL that are no names unless they are quoted (https://www.sqlite.org/lang_keywords.html, those that the parser does not take for names).</summary>
internal static class SqlWords
{
    private static readonly HashSet<string> Words = new(
        """
        add all alter and as autoincrement between case check collate commit constraint create cross current_date current_time current_timestamp default deferrable delete
        distinct drop else escape except exists filter foreign from full group having in index inner insert intersect into is isnull join left limit natural not nothing notnull
        null offset on or order outer over partition primary references returning right row rows select set table then to transaction union unique update using values when where window with
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name has to be quoted because SQL has a word like it.</summary>
    public static bool IsWord(string name) => Words.Contains(name);
}
