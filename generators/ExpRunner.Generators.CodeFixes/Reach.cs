using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Brings types into reach of the rest of the assembly.</summary>
internal static class Reach
{
    /// <summary>The declarations of a type in source.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Parts(INamedTypeSymbol type, Mistake mistake)
        => type.DeclaringSyntaxReferences.Select(part => part.GetSyntax(mistake.Cancel)).OfType<TypeDeclarationSyntax>();

    /// <summary>Makes a type and the types around it internal, where they are less.</summary>
    public static IEnumerable<Edit> Edits(INamedTypeSymbol type, Mistake mistake)
        => ClassParser.Containers(type).Prepend(type).Where(IsHidden)
            .SelectMany(level => level.DeclaringSyntaxReferences).Select(part => part.GetSyntax(mistake.Cancel)).OfType<BaseTypeDeclarationSyntax>()
            .SelectMany(part => part.WithAccessibility("internal"));

    private static bool IsHidden(INamedTypeSymbol type)
        => type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;
}
