using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Diagnostics;

/// <summary>Every rule. An id is never reused; each message names the thing and the way out.</summary>
internal static partial class Rules
{
    private const string Category = "ExpRunner";

    public static IEnumerable<DiagnosticDescriptor> All => [.. ClassRules, .. ChainRules, .. FieldRules, .. VariationRules, .. MarkedRules, .. ProgramRules];

    private static DiagnosticDescriptor Error(int id, string title, string message) => New(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor New(int id, string title, string message, DiagnosticSeverity severity, params string[] tags)
        => new($"EXPR{id:000}", title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: $"docs/diagnostics/EXPR{id:000}.md", customTags: tags);
}
