namespace ExpRunner.Generators.Parsing;

/// <summary>A constant as C# writes it; without text where it is not of the wanted type.</summary>
internal readonly record struct Literal(string? Text, bool IsNaN = false, string? WayOut = null)
{
    public static Literal Wrong => default;
}
