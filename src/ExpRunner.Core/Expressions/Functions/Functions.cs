namespace ExpRunner.Expressions;

/// <summary>Every function of the language; docs/expressions.md describes each.</summary>
internal static class Functions
{
    /// <summary>The functions by name.</summary>
    public static IReadOnlyDictionary<string, Function> All { get; } =
        ((Function[])[.. FunctionsOfNumbers.All, .. FunctionsOfRanges.All, .. FunctionsOfLists.All, .. FunctionsOfTexts.All, .. FunctionsOfValues.All])
        .ToDictionary(function => function.Name);
}
