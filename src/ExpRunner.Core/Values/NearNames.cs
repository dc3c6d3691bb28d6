namespace ExpRunner.Values;

/// <summary>Finds the known name a person most likely meant.</summary>
internal static class NearNames
{
    /// <summary>A sentence such as <c> Did you mean 'lr'?</c> with a leading space, or nothing when no known name is near.</summary>
    public static string Hint(string wrong, IEnumerable<string> known) => Nearest(wrong, known) is { } best ? $" Did you mean '{best}'?" : "";

    /// <summary>The known name that was meant; null when none is near.</summary>
    public static string? Nearest(string wrong, IEnumerable<string> known)
    {
        string? best = null;
        var nearest = Math.Min(wrong.Length, Math.Max(1, wrong.Length / 3) + 1);
        foreach (var name in known)
        {
            var distance = Nearness(wrong, name);
            if (distance < nearest)
            {
                (best, nearest) = (name, distance);
            }
        }
        return best;
    }

    /// <summary>The steps from one name to the other, not counting case; a name without its leading path is as near as the whole.</summary>
    private static int Nearness(string wrong, string name)
    {
        var dot = name.LastIndexOf('.');
        var whole = Distance(wrong, name);
        return dot < 0 || wrong.IndexOf('.') >= 0 ? whole : Math.Min(whole, Distance(wrong, name.Substring(dot + 1)));
    }

    /// <summary>
    /// The least number of insertions, deletions, replacements and swaps of neighbours that turns one text into the other
    /// (Damerau 1964, in the form that edits no place twice), not counting case.
    /// </summary>
    public static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 64)
        {
            return int.MaxValue;
        }
        var (a, b) = (left.ToLowerInvariant(), right.ToLowerInvariant());
        var (older, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], older[j - 2] + 1);
                }
            }
            (older, last, row) = (last, row, older);
        }
        return last[b.Length];
    }
}
