using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Diagnostics;

/// <summary>Something a user got wrong, and where. Only the analyzer looks at these; the generator never keeps one.</summary>
internal sealed record Finding(DiagnosticDescriptor Rule, Location? At, params object[] Arguments)
{
    public bool IsError => Rule.DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>Two findings with one key are one: a config class used by two experiments is reported once.</summary>
    public (string, Location?, string) Key => (Rule.Id, At, string.Join("\n", Arguments));

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, At, Arguments);
}
