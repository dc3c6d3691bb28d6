using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ExpRunner.Generators.Model;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators;

/// <summary>The experiments of a compilation as the parser reads them: once for all actions of all analyzers.</summary>
internal sealed class ParsedExperiments
{
    private static readonly ConditionalWeakTable<Compilation, ParsedExperiments> All = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, Lazy<ParseResult>> _results = new(SymbolEqualityComparer.Default);

    /// <summary>The classes that were parsed so far.</summary>
    public ICollection<INamedTypeSymbol> Types => _results.Keys;

    public static ParsedExperiments Of(Compilation compilation) => All.GetValue(compilation, static _ => new());

    /// <summary>What the parser says of an experiment; null for any other type.</summary>
    public ParseResult? Parse(INamedTypeSymbol type, Compilation compilation)
        => type.Attribute(RuntimeNames.ExperimentAttribute) is null ? null
            // Actions may run at the same time. Not to be cancelled by one, because the other waits for it.
            : _results.GetOrAdd(type, experiment => new(() => ExperimentParser.Parse(experiment, compilation, CancellationToken.None))).Value;
}
