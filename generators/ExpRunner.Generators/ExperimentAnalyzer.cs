using System.Collections.Concurrent;
using System.Collections.Immutable;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ExpRunner.Generators;

/// <summary>Reports what the parser finds wrong, while the user types.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExperimentAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.All.Where(rule => rule.DefaultSeverity > DiagnosticSeverity.Info).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    /// <summary>Symbol actions; a symbol start action would make the compiler keep books on every symbol of the project.</summary>
    private static void Start(CompilationStartAnalysisContext context)
    {
        var reported = new ConcurrentDictionary<(string, Location?, string), bool>();
        var experiments = ParsedExperiments.Of(context.Compilation);
        context.RegisterSymbolAction(symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            if (experiments.Parse(type, symbol.Compilation) is { } result)
            {
                Report(result.Findings.Where(finding => reported.TryAdd(finding.Key, true)), symbol.ReportDiagnostic);
            }
            else if (ProgramParser.Alone(type) is { } finding)
            {
                Report([finding], symbol.ReportDiagnostic);
            }
        }, SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(part =>
        {
            if (part.ContainingSymbol is INamedTypeSymbol type && experiments.Parse(type, part.Compilation) is { Spec: { } spec } result)
            {
                var code = (TypeDeclarationSyntax)part.Node;
                var found = new ConfigChanges(type, spec.Config).In(code, part.SemanticModel, part.CancellationToken)
                    .Concat(new PreviousCalls(spec, result.Result).In(code, part.SemanticModel, part.CancellationToken));
                Report(found.Where(finding => reported.TryAdd(finding.Key, true)), part.ReportDiagnostic);
            }
        }, SyntaxKind.ClassDeclaration, SyntaxKind.RecordDeclaration);
        context.RegisterCompilationEndAction(end => Report(SameNames.Find(experiments.Types), end.ReportDiagnostic));
    }

    private static void Report(IEnumerable<Finding> findings, Action<Diagnostic> report)
    {
        foreach (var finding in findings)
        {
            report(finding.ToDiagnostic());
        }
    }
}
