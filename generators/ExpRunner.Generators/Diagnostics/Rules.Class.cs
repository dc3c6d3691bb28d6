using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Diagnostics;

/// <summary>Rules about the class itself.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor NotPartial = Error(1, "Experiment is not partial",
        "'{0}' must be partial, because ExpRunner adds a part to it: write 'partial {1} {0}'");

    public static readonly DiagnosticDescriptor NoExperiment = Error(2, "Class cannot be an experiment",
        "'{0}' cannot be an experiment because it is {1}; {2}");

    public static readonly DiagnosticDescriptor CannotBeCreated = Error(3, "Config class cannot be created",
        "'{0}' cannot be created: {1}");

    public static readonly DiagnosticDescriptor BadName = Error(4, "Experiment name is no folder name",
        "'{0}' cannot name an experiment because it {1}; results are kept in a folder of that name, so choose another with [Experiment(Name = \"...\")]");

    public static readonly DiagnosticDescriptor SameName = New(5, "Two experiments of one name",
        "'{0}' and '{1}' are both experiments named '{2}', so their results would share a folder; rename one with [Experiment(Name = \"...\")]",
        DiagnosticSeverity.Error, WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor Repetitions = Error(6, "Repetitions below one",
        "Repetitions is {0}, but a config is run at least once; write 1 or more");

    public static readonly DiagnosticDescriptor GeneratedName = Error(7, "Member has a generated name",
        "'{0}' is a name that ExpRunner gives to a generated member; rename yours");

    public static readonly DiagnosticDescriptor Size = New(8, "Size of the search space",
        "{0}: {1}",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor BadResources = Error(9, "Resources that nothing has",
        "{0} of [Resources] is {1}; write {2}");

    private static IEnumerable<DiagnosticDescriptor> ClassRules => [NotPartial, NoExperiment, CannotBeCreated, BadName, SameName, Repetitions, GeneratedName, Size, BadResources];
}
