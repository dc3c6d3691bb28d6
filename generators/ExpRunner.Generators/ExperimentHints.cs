using System.Collections.Immutable;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ExpRunner.Generators;

/// <summary>Says what is good to know of an experiment. An analyzer of its own: a build, which shows no hints, leaves it out unless a project makes one a warning.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExperimentHints : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.All.Where(rule => rule.DefaultSeverity == DiagnosticSeverity.Info).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var experiments = ParsedExperiments.Of(context.Compilation);
        context.RegisterSymbolAction(symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            if (experiments.Parse(type, symbol.Compilation)?.Spec is { } spec)
            {
                symbol.ReportDiagnostic(SpaceHint.Of(spec, type).ToDiagnostic());
            }
        }, SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(part =>
        {
            if (part.ContainingSymbol is INamedTypeSymbol type && experiments.Parse(type, part.Compilation) is { Spec: not null })
            {
                foreach (var finding in new UnusedFields(type).In((TypeDeclarationSyntax)part.Node, part.SemanticModel, part.CancellationToken))
                {
                    part.ReportDiagnostic(finding.ToDiagnostic());
                }
            }
        }, SyntaxKind.ClassDeclaration, SyntaxKind.RecordDeclaration);
    }
}
