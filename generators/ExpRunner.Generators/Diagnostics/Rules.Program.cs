using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Diagnostics;

/// <summary>Rules about programs that are the Fit of a class.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor ProgramAndFit = Error(60, "Experiment has a program and a Fit",
        "'{0}' has a [ProgramExperiment], which is its Fit, and a method 'Fit'; keep one of them");

    public static readonly DiagnosticDescriptor BadCommand = Error(61, "Command cannot be read",
        "The command of '{0}' cannot be read: {1}");

    public static readonly DiagnosticDescriptor UnknownPlaceholder = Error(62, "Placeholder has no value",
        "{0} has no value, because '{1}' {2}; {3}, or double the brackets where the text itself is meant");

    public static readonly DiagnosticDescriptor BadPattern = Error(63, "Pattern cannot be used",
        "The pattern of the score '{0}' cannot be used: {1}");

    public static readonly DiagnosticDescriptor BadStage = Error(64, "Stage or score does not fit",
        "'{0}' {1}; {2}");

    public static readonly DiagnosticDescriptor ProgramAlone = Error(65, "Attribute says nothing alone",
        "'{0}' has [{1}], which says nothing without [{2}]; add [{2}]");

    private static IEnumerable<DiagnosticDescriptor> ProgramRules => [ProgramAndFit, BadCommand, UnknownPlaceholder, BadPattern, BadStage, ProgramAlone];
}
