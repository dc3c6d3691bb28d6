using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.Parsing;

/// <summary>Arguments of attributes and where they are written.</summary>
internal static class AttributeExtensions
{
    /// <summary>A named argument; null where it is left out.</summary>
    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }
        return null;
    }

    /// <summary>Where the attribute is.</summary>
    public static Location? Place(this AttributeData attribute) => attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation();

    /// <summary>Where a named argument is; the attribute if it is left out.</summary>
    public static Location? Place(this AttributeData attribute, string name)
        => Arguments(attribute).FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.GetLocation() ?? attribute.Place();

    /// <summary>Where a positional argument is; the attribute if there are fewer.</summary>
    public static Location? Place(this AttributeData attribute, int position)
        => Arguments(attribute).Where(argument => argument.NameEquals is null).ElementAtOrDefault(position)?.GetLocation() ?? attribute.Place();

    private static IEnumerable<AttributeArgumentSyntax> Arguments(AttributeData attribute)
        => (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments ?? [];
}
