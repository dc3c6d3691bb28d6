using System.Globalization;

namespace ExpRunner.Reporting;

/// <summary>A cell as people read it.</summary>
/// <param name="Text">The text, or the number without its error; null where there is nothing to tell.</param>
/// <param name="IsNumber">Whether it is a number.</param>
internal readonly record struct DisplayCell(string? Text, bool IsNumber)
{
    /// <summary>The error of the number, or null.</summary>
    public string? Error { get; init; }

    /// <summary>The power of ten that number and error are to be multiplied with, or null.</summary>
    public int? Exponent { get; init; }

    /// <summary>Whether it stands out.</summary>
    public bool IsMarked { get; init; }

    /// <summary>Number and error in one text.</summary>
    public string? Joined()
        => Error is null ? Text
            : Exponent is not { } power ? $"{Text} ± {Error}"
            : string.Create(CultureInfo.InvariantCulture, $"({Text} ± {Error})e{power}");
}
