using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Finds the static member that a variation takes its values from.</summary>
internal static class SourceParser
{
    public static VariationSpec? Parse(VariedField field, INamedTypeSymbol declaring, ParseContext context)
    {
        var name = field.Attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
        var members = declaring.BasesFirst().Reverse().SelectMany(level => level.GetMembers(name)).ToList();
        var usable = members.Find(member => WhyNot(member, field, context) is null);
        if (usable is not null)
        {
            var mayHoldNull = field.Declared.IsReferenceType || TypeOf(usable)!.NullableAnnotation == NullableAnnotation.Annotated;
            return new SourceSpec($"{usable.ContainingType.ToClr()}.{name.Escape()}{(usable is IMethodSymbol ? "()" : "")}{(mayHoldNull ? "!" : "")}");
        }
        var why = members.Count == 0 ? $"'{declaring.Name}' has no such member; name one with nameof" : WhyNot(members[0], field, context)!;
        context.Report(Rules.BadSource, field.Attribute.Place(0) ?? field.Site.At, field.Site.Name, name, why);
        return null;
    }

    /// <summary>The type of what a source holds; null where the member cannot be one.</summary>
    public static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol source => source.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } source => source.Type,
        IMethodSymbol { IsGenericMethod: false } source => source.ReturnType,
        _ => null,
    };

    private static string? WhyNot(ISymbol member, VariedField field, ParseContext context)
    {
        if (TypeOf(member) is not { } type)
        {
            return "it is no field, property or method; name one that holds the values";
        }
        if (!member.IsStatic)
        {
            return "it belongs to an instance; make it static";
        }
        if (member is IMethodSymbol { Parameters.IsEmpty: false })
        {
            return "it takes parameters; remove them";
        }
        if (!context.Sees(member))
        {
            return $"'{context.Experiment.Name}' cannot see it; make it internal or public";
        }
        var wanted = context.Compilation.GetSpecialType(SpecialType.System_Collections_Generic_IEnumerable_T).Construct(field.Declared);
        return context.IsA(type, wanted) ? null : $"it is of type '{type.ToShort()}' and not a sequence of '{field.Declared.ToShort()}'; change one of the two types";
    }
}
