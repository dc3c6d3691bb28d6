using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Diagnostics;

/// <summary>Rules about Pre, Fit and Post.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor NoFit = Error(10, "Experiment has no Fit",
        "'{0}' has no method 'Fit'; add one, because it is the phase that is run and timed");

    public static readonly DiagnosticDescriptor SeveralMethods = Error(11, "Phase has several methods",
        "'{0}' has several methods named '{1}', so ExpRunner cannot tell which is the phase; keep one and rename the others");

    public static readonly DiagnosticDescriptor ChainBroken = Error(12, "Phases do not fit together",
        "'{0}' takes '{1}', but {2}; {3}");

    public static readonly DiagnosticDescriptor UnknownParameter = Error(13, "Phase parameter is unknown",
        "ExpRunner has nothing to pass for '{1}' of '{0}'; a phase takes TrialContext, CancellationToken and {2}, and what belongs to the config is a property of the class");

    public static readonly DiagnosticDescriptor PhaseShape = Error(14, "Phase cannot be called",
        "'{0}' cannot be run because it {1}; {2}");

    public static readonly DiagnosticDescriptor NoScores = New(15, "Result has no scores",
        "'{0}' returns '{1}', which has no public property or field to keep as a score; return a record, a named tuple, a dictionary with text keys or a number, or nothing",
        DiagnosticSeverity.Warning);

    private static IEnumerable<DiagnosticDescriptor> ChainRules => [NoFit, SeveralMethods, ChainBroken, UnknownParameter, PhaseShape, NoScores];
}
