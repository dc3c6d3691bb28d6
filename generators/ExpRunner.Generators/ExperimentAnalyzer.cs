using System.Collections.Concurrent;
using System.Collections.Immutable;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

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

    /// <summary>Symbol and node actions; a symbol start action would make the compiler keep books on every symbol of the project.</summary>
    private static void Start(CompilationStartAnalysisContext context)
    {
        var reported = new ConcurrentDictionary<(string, Location?, string), bool>();
        var experiments = new ConcurrentDictionary<INamedTypeSymbol, Lazy<ParseResult>>(SymbolEqualityComparer.Default);
        context.RegisterSymbolAction(symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            if (Parse(type, symbol.Compilation) is { } result)
            {
                Report(result.Findings.Where(finding => reported.TryAdd(finding.Key, true)), symbol.ReportDiagnostic);
                Report(result.Spec is null ? [] : [SpaceHint.Of(result.Spec, type)], symbol.ReportDiagnostic);
            }
            else if (ProgramParser.Alone(type) is { } finding)
            {
                Report([finding], symbol.ReportDiagnostic);
            }
        }, SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(part =>
        {
            if (part.ContainingSymbol is INamedTypeSymbol type && Parse(type, part.Compilation) is { Spec: not null })
            {
                Report(new UnusedFields(type).In((TypeDeclarationSyntax)part.Node, part.SemanticModel, part.CancellationToken), part.ReportDiagnostic);
            }
        }, SyntaxKind.ClassDeclaration, SyntaxKind.RecordDeclaration);
        context.RegisterCompilationEndAction(end => Report(SameNames.Find(experiments.Keys), end.ReportDiagnostic));

        // Once for both actions, which may run at the same time; not to be cancelled by one, because the other waits for it.
        ParseResult? Parse(INamedTypeSymbol type, Compilation compilation)
            => type.Attribute(RuntimeNames.ExperimentAttribute) is null ? null
                : experiments.GetOrAdd(type, experiment => new(() => ExperimentParser.Parse(experiment, compilation, CancellationToken.None))).Value;
    }

    private static void Report(IEnumerable<Finding> findings, Action<Diagnostic> report)
    {
        foreach (var finding in findings)
        {
            report(finding.ToDiagnostic());
        }
    }
}
