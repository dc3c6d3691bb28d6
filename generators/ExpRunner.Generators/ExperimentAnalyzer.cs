using System.Collections.Concurrent;
using System.Collections.Immutable;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ExpRunner.Generators;

/// <summary>Reports what the parser finds, while the user types.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExperimentAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.All.ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var reported = new ConcurrentDictionary<(string, Location?, string), bool>();
        var experiments = new ConcurrentBag<INamedTypeSymbol>();
        context.RegisterSymbolStartAction(start =>
        {
            var type = (INamedTypeSymbol)start.Symbol;
            if (type.Attribute(RuntimeNames.ExperimentAttribute) is null)
            {
                return;
            }
            experiments.Add(type);
            var result = ExperimentParser.Parse(type, start.Compilation, start.CancellationToken);
            start.RegisterSymbolEndAction(end => Report(result.Findings.Where(finding => reported.TryAdd(finding.Key, true)), end.ReportDiagnostic));
            if (result.Spec is not null)
            {
                WatchFields(start, new UnusedFields(type));
                start.RegisterSymbolEndAction(end => Report([SpaceHint.Of(result.Spec, type)], end.ReportDiagnostic));
            }
        }, SymbolKind.NamedType);
        context.RegisterCompilationEndAction(end => Report(SameNames.Find(experiments), end.ReportDiagnostic));
    }

    private static void WatchFields(SymbolStartAnalysisContext context, UnusedFields fields)
    {
        context.RegisterOperationAction(
            operation => fields.SeeReference((IMemberReferenceOperation)operation.Operation, operation.ContainingSymbol),
            OperationKind.PropertyReference, OperationKind.FieldReference);
        context.RegisterOperationAction(operation => fields.SeeInstance((IInstanceReferenceOperation)operation.Operation), OperationKind.InstanceReference);
        context.RegisterSymbolEndAction(end => Report(fields.Findings(), end.ReportDiagnostic));
    }

    private static void Report(IEnumerable<Finding> findings, Action<Diagnostic> report)
    {
        foreach (var finding in findings)
        {
            report(finding.ToDiagnostic());
        }
    }
}
