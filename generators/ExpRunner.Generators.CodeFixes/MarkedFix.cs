using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Gives a marked member the shape that its mark asks for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkedFix)), Shared]
public sealed class MarkedFix() : RepairProvider(Rules.BadConstraint, Rules.BadConfigs, Rules.BadSweep)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<MemberDeclarationSyntax>() is not { } member || mistake.Declared(member) is not { } symbol
            || ExperimentOf(symbol.ContainingType, mistake) is not { } experiment || Shape(member, symbol, experiment, mistake) is not { } shape)
        {
            yield break;
        }
        var isHidden = symbol.DeclaredAccessibility == Accessibility.Private && !SymbolEqualityComparer.Default.Equals(experiment, symbol.ContainingType.OriginalDefinition);
        var edits = shape.Concat(isHidden ? member.WithAccessibility("protected") : []).ToArray();
        yield return new($"Give '{symbol.Name}' the right shape", edits);
    }

    /// <summary>The changes that the shape asks for; null where more than words must change.</summary>
    private static List<Edit>? Shape(MemberDeclarationSyntax member, ISymbol symbol, INamedTypeSymbol experiment, Mistake mistake) => (symbol, member) switch
    {
        (IMethodSymbol { IsGenericMethod: true }, _) => null,
        (IMethodSymbol method, MethodDeclarationSyntax syntax) when mistake.Id == Rules.BadSweep.Id => Sweep(method, syntax, mistake),
        (IMethodSymbol { Parameters.IsEmpty: false }, _) => null,
        (IMethodSymbol method, MethodDeclarationSyntax syntax) when mistake.Id == Rules.BadConfigs.Id
            => [.. Static(syntax, method), .. Type(syntax.ReturnType, method.ReturnType, Sequence(experiment, mistake), mistake)],
        (IMethodSymbol method, MethodDeclarationSyntax syntax) => Constraint(syntax, syntax.ReturnType, method.ReturnType, mistake),
        (IPropertySymbol { GetMethod: not null } property, PropertyDeclarationSyntax syntax) when mistake.Id == Rules.BadConstraint.Id
            => Constraint(syntax, syntax.Type, property.Type, mistake),
        _ => null,
    };

    private static List<Edit> Constraint(MemberDeclarationSyntax member, TypeSyntax written, ITypeSymbol type, Mistake mistake)
        => [.. member.Without(SyntaxKind.StaticKeyword), .. Type(written, type, mistake.Compilation.GetSpecialType(SpecialType.System_Boolean), mistake)];

    private static List<Edit>? Sweep(IMethodSymbol method, MethodDeclarationSyntax syntax, Mistake mistake)
    {
        if (mistake.Compilation.GetTypeByMetadataName(RuntimeNames.SearchSpace) is not { } space
            || !(method.Parameters.IsEmpty || (method.Parameters is [{ RefKind: RefKind.None } only] && SymbolEqualityComparer.Default.Equals(only.Type, space))))
        {
            return null;
        }
        var edits = Static(syntax, method).Concat(Type(syntax.ReturnType, method.ReturnType, space, mistake)).ToList();
        if (method.Parameters.IsEmpty)
        {
            edits.Add(Edit.Append(syntax.ParameterList.OpenParenToken, $"{mistake.NameOf(space)} space"));
        }
        return edits;
    }

    private static INamedTypeSymbol Sequence(INamedTypeSymbol item, Mistake mistake)
        => mistake.Compilation.GetSpecialType(SpecialType.System_Collections_Generic_IEnumerable_T).Construct(item);

    private static IEnumerable<Edit> Static(MemberDeclarationSyntax member, ISymbol symbol) => symbol.IsStatic ? [] : [member.WithStatic()];

    /// <summary>Another type where the one that is written does not do; whether the body agrees is the compiler's to say.</summary>
    private static IEnumerable<Edit> Type(TypeSyntax written, ITypeSymbol type, ITypeSymbol wanted, Mistake mistake)
        => mistake.Compilation.ClassifyCommonConversion(type, wanted) is { IsImplicit: true, IsNumeric: false, IsUserDefined: false }
            ? []
            : [Edit.Replace(written, mistake.NameOf(wanted))];

    /// <summary>The experiment that has the member: the class itself, or one that derives from it.</summary>
    private static INamedTypeSymbol? ExperimentOf(INamedTypeSymbol type, Mistake mistake)
        => mistake.OwnTypes()
            .Where(other => other.Attribute(RuntimeNames.ExperimentAttribute) is not null)
            .Where(other => other.BasesFirst().Any(level => SymbolEqualityComparer.Default.Equals(level.OriginalDefinition, type.OriginalDefinition)))
            .OrderBy(other => SymbolEqualityComparer.Default.Equals(other, type) ? 0 : 1)
            .FirstOrDefault();
}
