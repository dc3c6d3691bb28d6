using System.Globalization;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Finds the value of a type that someone meant who wrote a value of another one.</summary>
internal static class NearValue
{
    /// <summary>The value as C# writes it; null where none is near.</summary>
    public static string? Of(ExpressionSyntax written, ITypeSymbol type, Mistake mistake)
    {
        var value = mistake.ConstantOf(written);
        if (value is null)
        {
            return null;
        }
        if (type.TypeKind == TypeKind.Enum)
        {
            return Named(written, value, (INamedTypeSymbol)type, mistake);
        }
        return type.Scalar() switch
        {
            "String" => mistake.Model.GetTypeInfo(written, mistake.Cancel).Type?.TypeKind == TypeKind.Enum ? null : Text(value),
            "Boolean" => value is string text && bool.TryParse(text, out var flag) ? (flag ? "true" : "false") : null,
            { } factory when NumberLiterals.IsNumber(factory) => mistake.NumberOf(written) is { } number ? Number(number, factory) : null,
            _ => null,
        };
    }

    /// <summary>A whole number is rounded and kept in its bounds; a real one is taken as it is, if the type can hold it.</summary>
    private static string? Number((double Value, decimal? Exact) number, string factory)
    {
        if (double.IsNaN(number.Value) || double.IsInfinity(number.Value))
        {
            return null;
        }
        if (NumberLiterals.IsWhole(factory))
        {
            return NumberLiterals.Nearest(number, factory);
        }
        return factory is "Double" or "Single" && NumberLiterals.Fits(number, factory) ? number.Value.ToString("R", CultureInfo.InvariantCulture) : null;
    }

    private static string Text(object value)
        => SymbolDisplay.FormatLiteral(value is bool flag ? flag ? "true" : "false" : Convert.ToString(value, CultureInfo.InvariantCulture)!, quote: true);

    /// <summary>The member of an enum that has the name, or the number, that was written.</summary>
    private static string? Named(ExpressionSyntax written, object value, INamedTypeSymbol type, Mistake mistake)
    {
        var name = value as string ?? mistake.Model.GetSymbolInfo(written, mistake.Cancel).Symbol?.Name;
        var members = type.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue).ToList();
        var found = members.Find(member => member.Name == name)
            ?? (written is LiteralExpressionSyntax && mistake.NumberOf(written) is { } number
                ? members.Find(member => NumberLiterals.TryText(member.ConstantValue, out var text) && NumberLiterals.TryRead(text, out var own) && own == number)
                : null);
        return found is null ? null : $"{mistake.NameOf(type)}.{found.Name.Escape()}";
    }
}
