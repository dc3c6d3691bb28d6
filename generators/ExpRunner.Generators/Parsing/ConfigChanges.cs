using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.Parsing;

/// <summary>
/// Looks through the code of an experiment for what changes its own config fields while a trial runs: everything but constructors, accessors
/// that set, and methods that list or narrow configs. It goes by the words, and asks the compiler only of those that name a field.
/// </summary>
internal sealed class ConfigChanges(INamedTypeSymbol experiment, ObjectSpec config)
{
    private static readonly string[] BeforeRuns = [RuntimeNames.ConfigsAttribute, RuntimeNames.SweepAttribute];

    private readonly HashSet<string> _fields = [.. PlaceholderRules.Names(config)];

    /// <summary>What one part of the class changes, and what its base classes do.</summary>
    public IEnumerable<Finding> In(TypeDeclarationSyntax part, SemanticModel model, CancellationToken cancel)
    {
        var bases = experiment.BasesFirst()
            .Where(level => !SymbolEqualityComparer.Default.Equals(level, experiment))
            .SelectMany(level => level.DeclaringSyntaxReferences)
            .Select(declaration => (TypeDeclarationSyntax)declaration.GetSyntax(cancel));
        return bases.Prepend(part).SelectMany(code => InOne(code, model, cancel));
    }

    private IEnumerable<Finding> InOne(TypeDeclarationSyntax code, SemanticModel model, CancellationToken cancel)
    {
        foreach (var target in code.DescendantNodes(node => node == code || node is not BaseTypeDeclarationSyntax).SelectMany(WrittenTargets.Of))
        {
            if (WrittenTargets.Root(target) is not { } root || !_fields.Contains(root.Identifier.ValueText))
            {
                continue;
            }
            var here = target.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(target.SyntaxTree);
            if (Running(target, here, cancel) is { } runs && IsConfig(root, here, cancel) && WrittenTargets.Steps(target).All(step => IsWritable(step, step == target, here, cancel)))
            {
                yield return new(Rules.ConfigChanges, target.GetLocation(), runs, root.Identifier.ValueText);
            }
        }
    }

    /// <summary>Whether a word is a field of this config, not a local, a type or a member of something else.</summary>
    private static bool IsConfig(IdentifierNameSyntax root, SemanticModel model, CancellationToken cancel)
        => model.GetSymbolInfo(root, cancel).Symbol is IPropertySymbol { IsStatic: false } or IFieldSymbol { IsStatic: false };

    /// <summary>Whether a member on the way to what is written belongs to the config; what cannot be written the compiler says itself.</summary>
    private static bool IsWritable(ExpressionSyntax step, bool isLast, SemanticModel model, CancellationToken cancel)
        => step is ElementAccessExpressionSyntax
            || (model.GetSymbolInfo(step, cancel).Symbol is { } member and (IPropertySymbol or IFieldSymbol)
                && !(isLast && member is IPropertySymbol { SetMethod: null or { IsInitOnly: true } } or IFieldSymbol { IsReadOnly: true })
                && (WrittenTargets.IsStart(step) || ConfigMembers.WhyNoField(member) is null));

    /// <summary>The member that the code belongs to; null where it runs before the trial.</summary>
    private static string? Running(ExpressionSyntax target, SemanticModel model, CancellationToken cancel)
    {
        var accessor = target.FirstAncestorOrSelf<AccessorDeclarationSyntax>();
        if (accessor?.Kind() is SyntaxKind.SetAccessorDeclaration or SyntaxKind.InitAccessorDeclaration
            || target.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member || member is ConstructorDeclarationSyntax)
        {
            return null;
        }
        return model.GetDeclaredSymbol(member, cancel) is { } symbol && !BeforeRuns.Any(mark => symbol.Attribute(mark) is not null) ? symbol.Name : null;
    }
}
