using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.Parsing;

/// <summary>Reads from the source what a member of config type holds before anything is set.</summary>
internal static class DefaultOfMember
{
    /// <param name="member">A property or field whose type is a config class or struct.</param>
    /// <param name="owner">The class it was found in, which may be derived from the one that declares it.</param>
    /// <param name="isFlat">Whether its type's variations are the same for every instance that is there at all.</param>
    public static MemberDefault Of(ISymbol member, INamedTypeSymbol owner, bool isFlat)
    {
        if (ConfigMembers.TypeOf(member).IsValueType)
        {
            return isFlat ? MemberDefault.New : MemberDefault.Unknown;
        }
        if (Parameter(member, owner) is { } parameter)
        {
            return parameter.HasExplicitDefaultValue || owner.IsRecord ? MemberDefault.Null : MemberDefault.Unknown;
        }
        if (ConfigMembers.IsRequired(member))
        {
            return MemberDefault.Null;
        }
        return owner.BasesFirst().Any(HasOwnConstructor) ? MemberDefault.Unknown : Of(member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(), isFlat);
    }

    /// <summary>The attributes of a member, and of the parameter of a positional record that declares it.</summary>
    public static IEnumerable<AttributeData> Attributes(ISymbol member, INamedTypeSymbol owner)
        => Parameter(member, owner) is { } parameter ? member.GetAttributes().Concat(parameter.GetAttributes()) : member.GetAttributes();

    private static IParameterSymbol? Parameter(ISymbol member, INamedTypeSymbol owner)
        => owner.InstanceConstructors.SelectMany(constructor => constructor.Parameters).FirstOrDefault(parameter => parameter.Name == member.Name);

    private static bool HasOwnConstructor(INamedTypeSymbol type)
        => type.InstanceConstructors.Any(constructor => constructor.DeclaringSyntaxReferences.Any(part => part.GetSyntax() is ConstructorDeclarationSyntax));

    private static MemberDefault Of(SyntaxNode? declaration, bool isFlat)
    {
        var value = declaration switch
        {
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            _ => null,
        };
        return value switch
        {
            _ when declaration is null => MemberDefault.Unknown,
            null => MemberDefault.Null,
            PostfixUnaryExpressionSyntax { Operand: var operand } when value.IsKind(SyntaxKind.SuppressNullableWarningExpression) => Of(operand, isFlat),
            ExpressionSyntax expression => Of(expression, isFlat),
        };
    }

    private static MemberDefault Of(ExpressionSyntax value, bool isFlat) => value switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null } => MemberDefault.New,
        BaseObjectCreationExpressionSyntax when isFlat => MemberDefault.New,
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.IsKind(SyntaxKind.DefaultLiteralExpression) => MemberDefault.Null,
        _ => MemberDefault.Unknown,
    };
}
