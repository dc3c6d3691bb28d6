using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Diagnostics;

/// <summary>Rules about members that attributes refer to or mark.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor BadConstraint = Error(50, "Constraint has the wrong shape",
        "'{0}' cannot be a constraint because it {1}; {2}");

    public static readonly DiagnosticDescriptor BadConfigs = Error(51, "Config list has the wrong shape",
        "'{0}' cannot list configs because it {1}; {2}");

    public static readonly DiagnosticDescriptor BadSweep = Error(52, "Sweep method has the wrong shape",
        "'{0}' cannot be a sweep because it {1}; {2}");

    public static readonly DiagnosticDescriptor BadSource = Error(53, "Source of a variation does not fit",
        "'{0}' cannot take its values from '{1}': {2}");

    public static readonly DiagnosticDescriptor BadAfter = Error(54, "Order of configs does not fit",
        "'{0}' cannot come behind other configs: {1}");

    public static readonly DiagnosticDescriptor OtherScores = Error(55, "Scores before are of another type",
        "'{0}' reads scores as '{1}', but {2}; {3}");

    public static readonly DiagnosticDescriptor NothingBefore = New(56, "No trial comes before",
        "'{0}' is always {1}, because no list of configs of '{2}' comes behind another; add [After] to its [Configs] method, or remove the call",
        DiagnosticSeverity.Warning);

    private static IEnumerable<DiagnosticDescriptor> MarkedRules => [BadConstraint, BadConfigs, BadSweep, BadSource, BadAfter, OtherScores, NothingBefore];
}
