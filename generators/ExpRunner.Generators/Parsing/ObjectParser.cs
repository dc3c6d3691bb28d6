using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Reads a config class: its fields in order and how it is made.</summary>
internal static class ObjectParser
{
    public static ObjectSpec? Parse(INamedTypeSymbol type, Site site, string? identifier, ParseContext context)
    {
        var members = ConfigMembers.Of(type);
        if (ConstructorParser.Choose(type, members, site, context) is not { } constructor)
        {
            return null;
        }
        context.Path.Push(type);
        var fields = new List<FieldSpec>();
        var carriedOver = new List<MemberName>();
        var numbers = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);
        foreach (var member in members)
        {
            context.Cancel.ThrowIfCancellationRequested();
            if (FieldParser.Parse(member, constructor.Sets(member), site, context) is { } field)
            {
                numbers[member] = fields.Count;
                fields.Add(field);
            }
            else if (ConfigMembers.IsRequired(member) && constructor.Sets(member) is null)
            {
                carriedOver.Add(member.ToMemberName());
            }
        }
        context.Path.Pop();
        var parameters = constructor.Parameters.Select(pair => new ParameterSpec(
            pair.Parameter.Name.Escape(),
            pair.Member.Name.Escape(),
            numbers.TryGetValue(pair.Member, out var number) ? number : -1,
            pair.Parameter.HasExplicitDefaultValue));
        return new(identifier ?? context.IdentifierFor(type), type.ToClr(), type.Name, fields.ToEquatable(), parameters.ToEquatable(), carriedOver.ToEquatable());
    }

    /// <summary>A config class below the experiment; defined once, however often it is used.</summary>
    public static TypeSpec? ParseNested(INamedTypeSymbol type, Site site, ParseContext context)
    {
        if (context.Path.Contains(type, SymbolEqualityComparer.Default))
        {
            context.Report(Rules.Recursive, site.At, site.Name, type.Name);
            return null;
        }
        if (context.IsKnown(type, out var known))
        {
            return known;
        }
        foreach (var member in type.BasesFirst().SelectMany(level => level.GetMembers()).Where(member => member.Attribute(RuntimeNames.ConstraintAttribute) is not null))
        {
            context.Report(Rules.BadConstraint, member.Place() ?? site.At, member.Name, "belongs to a config inside another", $"check it in a constraint of '{context.Experiment.Name}'");
        }
        if (Parse(type, site, null, context) is not { } spec)
        {
            return context.Remember(type, null);
        }
        context.Definitions.Add(spec);
        return context.Remember(type, new(TypeShape.Object, spec.Clr, spec.Identifier));
    }
}
