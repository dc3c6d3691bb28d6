using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>How a config field is written: a property, a field, or a parameter of a record.</summary>
/// <param name="IsAlone">Whether attributes and type are of this field only, and not of others declared with it.</param>
internal sealed record FieldSyntax(SyntaxNode Node, SyntaxList<AttributeListSyntax> Attributes, TypeSyntax Type, ExpressionSyntax? Default, bool IsAlone)
{
    /// <summary>The type without its question mark.</summary>
    public TypeSyntax Bare => Type is NullableTypeSyntax nullable ? nullable.ElementType : Type;

    /// <summary>The field that is at or around a node.</summary>
    public static FieldSyntax? Around(SyntaxNode node) => node.AncestorsAndSelf().Select(Of).FirstOrDefault(field => field is not null);

    /// <summary>The attribute of a type that the field has.</summary>
    public AttributeSyntax? Attribute(string metadataName, Mistake mistake)
        => Attributes.SelectMany(list => list.Attributes).FirstOrDefault(attribute => mistake.Is(attribute, metadataName));

    /// <summary>Puts an attribute where the field's other ones are.</summary>
    /// <param name="isForProperty">Whether parameters do not take it, so that it must be said to be for the record's property.</param>
    public Edit With(string attribute, bool isForProperty = false)
    {
        var target = isForProperty && Node is ParameterSyntax ? "property: " : "";
        return Attributes.LastOrDefault(list => list.Target is null) is { } list && target.Length == 0
            ? Edit.Append(list.Attributes.Last().GetLastToken(), $", {attribute}")
            : Edit.Insert(Node.GetFirstToken(), $"[{target}{attribute}] ");
    }

    private static FieldSyntax? Of(SyntaxNode node) => node switch
    {
        ParameterSyntax { Type: { } type } parameter => new(node, parameter.AttributeLists, type, parameter.Default?.Value, true),
        PropertyDeclarationSyntax property => new(node, property.AttributeLists, property.Type, property.Initializer?.Value, true),
        FieldDeclarationSyntax { Declaration: var fields } field
            => new(node, field.AttributeLists, fields.Type, fields.Variables[0].Initializer?.Value, fields.Variables.Count == 1),
        _ => null,
    };
}
