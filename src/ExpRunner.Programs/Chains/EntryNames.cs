namespace ExpRunner.Programs.Chains;

/// <summary>The names with a meaning of their own in expressions of sweep files; a parameter of such a name wins.</summary>
internal static class EntryNames
{
    /// <summary>The table of the entries before this one.</summary>
    public const string Entries = "E";

    /// <summary>The name of the sweep.</summary>
    public const string Name = "Name";

    /// <summary>The number of the copy that <c>repeat:</c> makes.</summary>
    public const string Copy = "run_id";

    /// <summary>The table of the trials of the entries before this one.</summary>
    public const string Trials = "trials";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Name, Copy, Entries, Trials];

    /// <summary>Those that make a list of configs of a sweep.</summary>
    public static IReadOnlyList<string> OfLists { get; } = [Copy, Entries, Trials];
}
