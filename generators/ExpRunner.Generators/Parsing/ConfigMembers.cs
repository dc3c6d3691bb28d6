using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.Parsing;

/// <summary>The members of a config class: which are fields of the config, and why the others are not.</summary>
internal static class ConfigMembers
{
    /// <summary>Properties and fields in order of declaration, those of base classes first; an overridden one keeps its place.</summary>
    public static IReadOnlyList<ISymbol> Of(INamedTypeSymbol type)
    {
        var members = new List<ISymbol>();
        foreach (var member in type.BasesFirst().SelectMany(Declared))
        {
            var hidden = members.FindIndex(other => other.Name == member.Name);
            if (hidden < 0)
            {
                members.Add(member);
            }
            else
            {
                members[hidden] = member;
            }
        }
        return members;
    }

    /// <summary>The properties and fields that a type itself declares.</summary>
    public static IEnumerable<ISymbol> Declared(INamedTypeSymbol type) => type.GetMembers().Where(IsCandidate);

    /// <summary>The type of a property or field.</summary>
    public static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    public static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    /// <summary>Whether anyone can read the member of an instance.</summary>
    public static bool IsReadable(ISymbol member)
        => member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public }
            && member is not IPropertySymbol { GetMethod: not { DeclaredAccessibility: Accessibility.Public } };

    public static MemberRole RoleOf(ISymbol member, bool isSetByConstructor)
    {
        if (isSetByConstructor && !member.IsJsonIgnored())
        {
            return MemberRole.Config;
        }
        return WhyNoField(member) is null ? MemberRole.Config : IsComputed(member) ? MemberRole.Computed : MemberRole.None;
    }

    /// <summary>Why a member is no config field, to follow "it"; null if it is one.</summary>
    public static string? WhyNoField(ISymbol member) => member switch
    {
        { IsStatic: true } => "is static",
        { DeclaredAccessibility: not Accessibility.Public } => "is not public",
        IFieldSymbol { IsReadOnly: true } => "is readonly",
        IPropertySymbol { GetMethod: not { DeclaredAccessibility: Accessibility.Public } } => "cannot be read from outside",
        IPropertySymbol { SetMethod: null } => "has no set or init",
        IPropertySymbol { SetMethod.DeclaredAccessibility: not Accessibility.Public } => "cannot be set from outside",
        _ when member.IsJsonIgnored() => "is marked [JsonIgnore]",
        _ => null,
    };

    private static bool IsCandidate(ISymbol member) => member switch
    {
        IPropertySymbol property => !property.IsIndexer && property.ExplicitInterfaceImplementations.IsEmpty && !property.ReturnsByRef && !property.ReturnsByRefReadonly,
        IFieldSymbol field => !field.IsImplicitlyDeclared && field.AssociatedSymbol is null,
        _ => false,
    };

    /// <summary>Whether a property's getter has a body, and so says something about the config.</summary>
    private static bool IsComputed(ISymbol member)
        => member is IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public, SetMethod: null } property
            && !property.IsJsonIgnored()
            && property.Attribute(RuntimeNames.ConstraintAttribute) is null
            && property.DeclaringSyntaxReferences.Any(part => part.GetSyntax() is PropertyDeclarationSyntax declaration && HasBody(declaration));

    private static bool HasBody(PropertyDeclarationSyntax property)
        => property.ExpressionBody is not null
            || property.AccessorList?.Accessors.Any(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration) && (accessor.Body ?? (SyntaxNode?)accessor.ExpressionBody) is not null) == true;
}
