using System.Globalization;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ExpRunner.Generators.Parsing;

/// <summary>Reads a range and checks that it leads from its start to its end.</summary>
internal static class RangeParser
{
    public static VariationSpec? Parse(VariedField field, ParseContext context)
    {
        var attribute = field.Attribute;
        var type = field.Type.Shape == TypeShape.Nullable ? field.Type.Items[0] : field.Type;
        if (type.Shape != TypeShape.Scalar || !NumberLiterals.IsNumber(type.Key))
        {
            context.Report(Rules.RangeOnNonNumber, attribute.Place() ?? field.Site.At, field.Site.Name, field.Declared.ToShort());
            return null;
        }
        if (attribute.ConstructorArguments.Length != 2)
        {
            return null;
        }
        var findings = context.Findings.Count;
        var range = new RangeNumbers(
            Read(attribute.ConstructorArguments[0], attribute.Place(0), type.Key, field, context),
            Read(attribute.ConstructorArguments[1], attribute.Place(1), type.Key, field, context),
            ReadNamed("Step", type.Key, field, context),
            ReadNamed("Factor", NumberLiterals.IsWhole(type.Key) ? "Decimal" : type.Key, field, context),
            attribute.Named("Count")?.Value as int?,
            attribute.Named("Scale")?.Value is 1);
        if (context.Findings.Count > findings)
        {
            return null;
        }
        RangeRules.Check(range, field, context);
        return context.Findings.Count > findings ? null : new RangeSpec(range.Min!.Text, range.Max!.Text, range.IsLog, range.Step?.Text, range.Factor?.Text, range.Count);
    }

    private static RangeNumber? ReadNamed(string name, string factory, VariedField field, ParseContext context)
        => field.Attribute.Named(name) is { } value ? Read(value, field.Attribute.Place(name), factory, field, context) : null;

    private static RangeNumber? Read(TypedConstant constant, Location? at, string factory, VariedField field, ParseContext context)
    {
        var text = constant.Kind == TypedConstantKind.Primitive ? constant.Value as string ?? (NumberLiterals.TryText(constant.Value, out var written) ? written : null) : null;
        if (text is null || !NumberLiterals.TryRead(text, out var number))
        {
            field.ReportWrong(constant.IsNull ? "null" : constant.ToCSharpString(), at, context);
            return null;
        }
        if (double.IsNaN(number.Value))
        {
            context.Report(Rules.NotANumber, at, field.Site.Name);
            return null;
        }
        if (double.IsInfinity(number.Value) || !NumberLiterals.Fits(number, factory))
        {
            field.ReportWrong(text, at, context);
            return null;
        }
        return new(Shortest(text, number, factory), number.Value, number.Exact);
    }

    /// <summary>A float that was widened for the attribute is written as the float it was.</summary>
    private static string Shortest(string text, (double Value, decimal? Exact) number, string factory) => factory switch
    {
        "Single" => ((float)number.Value).ToString("R", CultureInfo.InvariantCulture),
        _ when NumberLiterals.IsWhole(factory) => number.Exact!.Value.ToString("0", CultureInfo.InvariantCulture),
        _ => text.Trim(),
    };
}
