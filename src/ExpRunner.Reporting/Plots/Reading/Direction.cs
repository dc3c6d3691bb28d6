namespace ExpRunner.Reporting.Plots;

/// <summary>Which way a score is better: <c>loss:min</c>, <c>Accuracy:max</c>.</summary>
internal static class Direction
{
    private const string Min = ":min";
    private const string Max = ":max";

    /// <summary>The name without its direction.</summary>
    public static string? Without(string? text) => text is null ? null : Told(text) ? text[..^Min.Length] : text;

    /// <summary>Whether the least is best; where nothing is said the greatest is.</summary>
    public static bool IsMin(string? text) => text?.EndsWith(Min, StringComparison.Ordinal) ?? false;

    /// <summary>Whether a direction is said.</summary>
    public static bool Told(string? text) => text is not null && (text.EndsWith(Min, StringComparison.Ordinal) || text.EndsWith(Max, StringComparison.Ordinal));
}
