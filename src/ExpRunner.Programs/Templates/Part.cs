namespace ExpRunner.Programs.Templates;

/// <summary>Text of a template, or a place in it where a value goes.</summary>
/// <param name="Text">The text; empty where a value goes.</param>
/// <param name="Placeholder">What value goes there; null: it is text.</param>
internal readonly record struct Part(string Text, Placeholder? Placeholder = null)
{
    /// <summary>What variable goes there; null: none.</summary>
    public Variable? Variable { get; init; }

    /// <summary>The quotes it stands in.</summary>
    public Quoting Quoting { get; init; }

    /// <summary>The word it belongs to, by number.</summary>
    public int Word { get; init; }

    /// <summary>Whether there is no argument at all where the value is null.</summary>
    public bool IsLeftOutIfNull { get; init; }

    /// <summary>Whether it is an argument by itself, so that a list can become several.</summary>
    public bool IsWhole { get; init; }
}
