using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Changes of attributes and questions about them.</summary>
internal static class AttributeEdits
{
    /// <summary>Other arguments in place of all there are.</summary>
    public static Edit WithArguments(this AttributeSyntax attribute, string arguments)
        => attribute.ArgumentList is { } list ? Edit.Replace(list, $"({arguments})") : Edit.Append(attribute.Name.GetLastToken(), $"({arguments})");

    /// <summary>The arguments without a name.</summary>
    public static IReadOnlyList<AttributeArgumentSyntax> Positional(this AttributeSyntax attribute)
        => [.. (attribute.ArgumentList?.Arguments ?? []).Where(argument => argument.NameEquals is null)];

    public static AttributeArgumentSyntax? Named(this AttributeSyntax attribute, string name)
        => attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);

    /// <summary>Removes the argument from the list it is in.</summary>
    public static Edit Removed(this AttributeArgumentSyntax argument) => Edit.Remove(((AttributeArgumentListSyntax)argument.Parent!).Arguments, argument);

    /// <summary>Whether others would be left if the argument, which is a choice, were removed.</summary>
    public static bool IsOneOfSeveral(this AttributeArgumentSyntax argument)
        => argument is { NameEquals: null, Parent: AttributeArgumentListSyntax { Arguments.Count: > 1 } };
}
