namespace ExpRunner.Programs.Templates;

/// <summary>A character of a template, with what was found out about it before brackets are looked for.</summary>
/// <param name="Char">The character.</param>
/// <param name="Column">Where it is in the text, from 1.</param>
/// <param name="Word">The word it belongs to, by number.</param>
internal readonly record struct Unit(char Char, int Column, int Word)
{
    /// <summary>The quotes it stands in.</summary>
    public Quoting Quoting { get; init; }

    /// <summary>Whether it is never a bracket: escaped, or of the shell's own language.</summary>
    public bool IsFixed { get; init; }

    /// <summary>The variable that it stands for; null: it is a character.</summary>
    public string? Variable { get; init; }

    /// <summary>Why no value can be put here; null: one can.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether both are of one word and in the same quotes.</summary>
    public bool IsBeside(Unit other) => Word == other.Word && Quoting == other.Quoting && !IsFixed && !other.IsFixed;
}
