using System.Composition;
using ExpRunner.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Makes a type an alternative, or takes it from the list of them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AlternativeFix)), Shared]
public sealed class AlternativeFix() : RepairProvider(Rules.BadAlternative)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<AttributeArgumentSyntax>() is not { } argument)
        {
            yield break;
        }
        if (argument.Expression is TypeOfExpressionSyntax named && mistake.TypeOf(named.Type) is INamedTypeSymbol { IsUnboundGenericType: false } type
            && mistake.Field is { } field && mistake.TypeOf(field.Bare) is { } wanted && Declaration(type, mistake) is { } declaration)
        {
            yield return declaration.Modifiers.Any(SyntaxKind.AbstractKeyword)
                ? new("Abstract", "Remove 'abstract'", [.. declaration.Without(SyntaxKind.AbstractKeyword)])
                : new("Base", $"Derive '{type.Name}' from '{mistake.NameOf(wanted)}'", [WithBase(declaration, mistake.NameOf(wanted), wanted.TypeKind == TypeKind.Class)]);
        }
        if (argument.IsOneOfSeveral())
        {
            yield return new("Remove", $"Remove {argument}", [argument.Removed()]);
        }
    }

    private static TypeDeclarationSyntax? Declaration(INamedTypeSymbol type, Mistake mistake)
        => type.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(mistake.Cancel) as TypeDeclarationSyntax;

    private static Edit WithBase(TypeDeclarationSyntax type, string name, bool isClass)
    {
        if (type.BaseList is { } list)
        {
            return isClass ? Edit.Insert(list.Types[0].GetFirstToken(), name + ", ") : Edit.Append(list.Types.Last().GetLastToken(), ", " + name);
        }
        var last = type.ParameterList?.GetLastToken() ?? type.TypeParameterList?.GetLastToken() ?? type.Identifier;
        return Edit.Append(last, " : " + name);
    }
}
