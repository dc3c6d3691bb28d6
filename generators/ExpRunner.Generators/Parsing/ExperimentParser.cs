using System.Collections.Immutable;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Turns a class with the experiment attribute into its model and the findings about it.</summary>
internal static class ExperimentParser
{
    public static ParseResult Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancel)
    {
        var context = new ParseContext(compilation, type, cancel);
        var site = new Site(type.Name, type.Place());
        if (!ClassParser.IsUsable(type, context))
        {
            return new(null, context.Findings.ToImmutableArray(), null);
        }
        var (name, repetitions) = ClassParser.Settings(type, context);
        var resources = ResourcesParser.Parse(context);
        var config = ObjectParser.Parse(type, site, "Config", context);
        var program = ProgramParser.Parse(config, context);
        var chain = ChainParser.Parse(context, out var result);
        var scores = ScoresParser.Parse(chain, result, context);
        var marked = MarkedParser.Parse(context);
        var after = AfterParser.Parse(marked, context);
        var isWhole = config is not null && chain is not null && !context.Findings.Any(finding => finding.IsError);
        return new(isWhole ? Assemble() : null, context.Findings.ToImmutableArray(), result);

        ExperimentSpec Assemble() => new(
            type.FullMetadataName(),
            type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)),
            ClassParser.Containers(type).Select(ClassParser.Declaration).Reverse().ToEquatable(),
            ClassParser.Declaration(type),
            name,
            repetitions,
            resources,
            context.Definitions.ToEquatable(),
            config!,
            program,
            chain!,
            scores,
            marked.ToEquatable())
        {
            After = after.ToEquatable(),
        };
    }
}
