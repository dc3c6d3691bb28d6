using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ExpRunner.Generators.Parsing;

/// <summary>What the parsers of one experiment share: the compilation, the types met so far, the findings.</summary>
internal sealed class ParseContext(Compilation compilation, INamedTypeSymbol experiment, CancellationToken cancel)
{
    private readonly Dictionary<ITypeSymbol, TypeSpec?> _types = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _identifiers = [];

    public Compilation Compilation => compilation;

    public INamedTypeSymbol Experiment => experiment;

    public List<Finding> Findings { get; } = [];

    /// <summary>The enums and classes to define, each after those it needs.</summary>
    public List<DefinitionSpec> Definitions { get; } = [];

    /// <summary>The config classes being parsed, to notice one that contains itself.</summary>
    public Stack<ITypeSymbol> Path { get; } = new();

    public CancellationToken Cancel => cancel;

    public void Report(DiagnosticDescriptor rule, Location? at, params object[] arguments) => Findings.Add(new Finding(rule, at, arguments));

    /// <summary>Whether generated code inside the experiment can name a symbol.</summary>
    public bool Sees(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, experiment);

    /// <summary>Whether a value of one type is a value of the other, without a conversion that users define.</summary>
    public bool IsA(ITypeSymbol type, ITypeSymbol wanted)
        => compilation.ClassifyConversion(type, wanted) is { IsImplicit: true, IsUserDefined: false };

    /// <summary>Whether the compiler passes a value of one type where the other is wanted.</summary>
    public bool Converts(ITypeSymbol type, ITypeSymbol wanted) => compilation.ClassifyConversion(type, wanted).IsImplicit;

    public bool IsKnown(ITypeSymbol type, out TypeSpec? spec) => _types.TryGetValue(type, out spec);

    public TypeSpec? Remember(ITypeSymbol type, TypeSpec? spec) => _types[type] = spec;

    /// <summary>Parses something that may turn out to be nothing: then neither findings nor types of it are kept.</summary>
    public TypeSpec? Try(Func<TypeSpec?> parse)
    {
        var (findings, definitions, types) = (Findings.Count, Definitions.Count, _types.ToList());
        var spec = parse();
        if (Findings.Count == findings)
        {
            return spec;
        }
        Findings.RemoveRange(findings, Findings.Count - findings);
        Definitions.RemoveRange(definitions, Definitions.Count - definitions);
        _types.Clear();
        types.ForEach(type => _types.Add(type.Key, type.Value));
        return null;
    }

    /// <summary>A name for the static field that holds a type.</summary>
    public string IdentifierFor(ITypeSymbol type)
    {
        var name = type.Name + "Type";
        for (var i = 2; !_identifiers.Add(name); i++)
        {
            name = $"{type.Name}Type{i}";
        }
        return name;
    }
}
