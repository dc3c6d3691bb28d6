namespace ExpRunner.Generators.Model;

/// <summary>What the last phase's result looks like.</summary>
internal enum ScoresShape
{
    None,
    Members,
    Dictionary,
}

/// <summary>How scores are taken from the last phase's result.</summary>
/// <param name="Shape">What the result looks like.</param>
/// <param name="Source">The phase it comes from.</param>
/// <param name="MayBeNull">Whether the result can be null.</param>
/// <param name="Entries">The scores of a result with members.</param>
internal sealed record ScoresSpec(ScoresShape Shape, string Source, bool MayBeNull, EquatableArray<ScoreSpec> Entries)
{
    /// <summary>What follows the result in C# where its dictionary is.</summary>
    public string Path { get; init; } = "";
}

/// <summary>One score.</summary>
/// <param name="Name">Its name, with dots where it is nested.</param>
/// <param name="Path">What follows the result in C#: <c>.Inner?.Loss</c>; nothing for the result itself.</param>
/// <param name="IsPlain">Whether the writer has a method for its type; others are looked at when they are written.</param>
internal sealed record ScoreSpec(string Name, string Path, bool IsPlain);
