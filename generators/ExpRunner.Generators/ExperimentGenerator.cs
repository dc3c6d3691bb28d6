using ExpRunner.Generators.Emission;
using ExpRunner.Generators.Model;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators;

/// <summary>Adds to each experiment its config, its chain and its registration, and to a program its entry point.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ExperimentGenerator : IIncrementalGenerator
{
    /// <summary>The steps that tests track.</summary>
    internal const string ModelStep = "Experiment", RegistrationStep = "Registration", ProgramStep = "Program", EntryPointStep = "EntryPoint";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parsed = context.SyntaxProvider.ForAttributeWithMetadataName(RuntimeNames.ExperimentAttribute, IsClass, Parse);
        var experiments = parsed.Where(pair => pair.Spec is not null).Select((pair, _) => pair.Spec!).WithTrackingName(ModelStep);
        var ordered = parsed.Where(pair => pair.Spec is not null).Select((pair, _) => pair.Declaration).Collect().Select((all, _) => AssemblyParser.InOrder(all));
        var assemblyName = context.CompilationProvider.Select((compilation, _) => AssemblyParser.RegistrationName(compilation.AssemblyName));
        var registration = ordered.Combine(assemblyName).Select((pair, _) => new AssemblySpec(pair.Right, pair.Left)).WithTrackingName(RegistrationStep);
        var program = context.CompilationProvider.Select(AssemblyParser.Program).WithTrackingName(ProgramStep);
        var needsEntryPoint = program.Combine(context.AnalyzerConfigOptionsProvider).Combine(registration)
            .Select((all, _) => AssemblyParser.NeedsEntryPoint(all.Left.Left, all.Right) && AssemblyParser.AllowsEntryPoint(all.Left.Right))
            .WithTrackingName(EntryPointStep);

        var named = experiments.Combine(ordered.Select((all, _) => AssemblyParser.Twins(all)));
        context.RegisterSourceOutput(named, (output, pair) => output.AddSource(AssemblyParser.FileName(pair.Left, pair.Right), ExperimentEmitter.Emit(pair.Left)));
        context.RegisterSourceOutput(registration, AddRegistration);
        context.RegisterSourceOutput(program, AddLibraries);
        context.RegisterSourceOutput(needsEntryPoint, AddEntryPoint);
    }

    private static bool IsClass(SyntaxNode node, CancellationToken cancel) => node is ClassDeclarationSyntax or RecordDeclarationSyntax;

    private static (ExperimentSpec? Spec, DeclarationSpec Declaration) Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancel)
    {
        var spec = ExperimentParser.Parse((INamedTypeSymbol)context.TargetSymbol, context.SemanticModel.Compilation, cancel).Spec;
        var registration = new RegistrationSpec(spec?.Name ?? "", spec?.Clr ?? "");
        return (spec, new(registration, context.TargetNode.SyntaxTree.FilePath, context.TargetNode.SpanStart));
    }

    private static void AddRegistration(SourceProductionContext output, AssemblySpec spec)
    {
        if (spec.Experiments.Count > 0)
        {
            output.AddSource("ExpRunner.Registration.g.cs", RegistrationEmitter.Emit(spec));
        }
    }

    private static void AddLibraries(SourceProductionContext output, ProgramSpec? spec)
    {
        if (spec is { Libraries.Count: > 0 })
        {
            output.AddSource("ExpRunner.Libraries.g.cs", LibrariesEmitter.Emit(spec));
        }
    }

    private static void AddEntryPoint(SourceProductionContext output, bool isNeeded)
    {
        if (isNeeded)
        {
            output.AddSource("ExpRunner.EntryPoint.g.cs", EntryPointEmitter.Emit());
        }
    }
}
