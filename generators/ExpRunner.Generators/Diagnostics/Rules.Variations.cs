using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Diagnostics;

/// <summary>Rules about choices, ranges and sources.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor WrongType = Error(30, "Value is not of the field's type",
        "{0} is not a value of '{1}', which is of type '{2}'{3}");

    public static readonly DiagnosticDescriptor DuplicateChoice = Error(31, "Choice is given twice",
        "{0} is given twice for '{1}', so its configs would be run twice; remove one");

    public static readonly DiagnosticDescriptor NoChoices = Error(32, "Variation has no choices",
        "[Variation] without choices means every value, but '{0}' is of type '{1}', which has too many; list the choices or use [VariationRange]");

    public static readonly DiagnosticDescriptor NotANumber = Error(33, "NaN cannot be varied over",
        "NaN equals nothing, not even itself, so it cannot be a value of '{0}'; remove it, or use a nullable type and null");

    public static readonly DiagnosticDescriptor RangeOnNonNumber = Error(40, "Range on a field that is no number",
        "'{0}' is of type '{1}', and a range needs a number; list the choices with [Variation]");

    public static readonly DiagnosticDescriptor RangeTouchesZero = Error(41, "Range by ratio touches zero",
        "The {0} range of '{1}' goes from {2} to {3}, but ratios never reach zero; start and end above it");

    public static readonly DiagnosticDescriptor CountTooSmall = Error(42, "Range has fewer than two points",
        "Count is {0} for '{1}', but a range has at least 2 points; raise it, or set the field's default");

    public static readonly DiagnosticDescriptor BadStep = Error(43, "Step does not lead from start to end",
        "Step is {0} for '{1}', which never leads from {2} to {3}; use a {4} step");

    public static readonly DiagnosticDescriptor BadFactor = Error(44, "Factor does not lead from start to end",
        "Factor is {0} for '{1}', which never leads from {2} to {3}; use a factor {4}");

    public static readonly DiagnosticDescriptor SeveralSpacings = Error(45, "Range says twice how its points are spread",
        "The range of '{0}' has {1}; keep one of Step, Factor and Count");

    public static readonly DiagnosticDescriptor EmptyRange = Error(46, "Range is empty",
        "The range of '{0}' goes from {1} to {2}; {3}");

    private static IEnumerable<DiagnosticDescriptor> VariationRules =>
    [
        WrongType, DuplicateChoice, NoChoices, NotANumber,
        RangeOnNonNumber, RangeTouchesZero, CountTooSmall, BadStep, BadFactor, SeveralSpacings, EmptyRange,
    ];
}
