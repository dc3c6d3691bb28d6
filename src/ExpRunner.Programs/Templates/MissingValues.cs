using ExpRunner.Values;

namespace ExpRunner.Programs.Templates;

/// <summary>Finds placeholders that neither a parameter nor the context gives a value.</summary>
internal static class MissingValues
{
    /// <summary>Each with what is wrong; the way out is the caller's to say.</summary>
    /// <param name="placeholders">The placeholders.</param>
    /// <param name="parameters">The names of the parameters.</param>
    public static IEnumerable<(Placeholder Placeholder, string Fault)> Of(IEnumerable<Placeholder> placeholders, IReadOnlyCollection<string> parameters)
        => from placeholder in placeholders
           where placeholder.Parameter(parameters.Contains) is null && !placeholder.IsContext
           select (placeholder, $"nothing gives {placeholder} a value.{NearNames.Hint(placeholder.Name, [.. parameters, .. ContextNames.All])}");
}
