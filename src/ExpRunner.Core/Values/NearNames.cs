namespace ExpRunner.Values;

/// <summary>Finds what somebody may have meant.</summary>
internal static class NearNames
{
    /// <summary>A sentence to put behind an error, with a leading space; empty where nothing is near.</summary>
    public static string Hint(string wrong, IEnumerable<string> known) => "";
}
