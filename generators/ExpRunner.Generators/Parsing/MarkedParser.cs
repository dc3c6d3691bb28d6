using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Finds constraints, sweep methods and lists of configs.</summary>
internal static class MarkedParser
{
    public static IReadOnlyList<MarkedSpec> Parse(ParseContext context)
    {
        var marked = new List<MarkedSpec>();
        foreach (var member in context.Experiment.BasesFirst().SelectMany(level => level.GetMembers()))
        {
            Add(RuntimeNames.ConstraintAttribute, Rules.BadConstraint, $"write 'bool {member.Name}() => ...' as an instance method without parameters, or a bool property", Constraint);
            Add(RuntimeNames.SweepAttribute, Rules.BadSweep, $"write 'static SearchSpace {member.Name}(SearchSpace space)'", Sweep);
            Add(RuntimeNames.ConfigsAttribute, Rules.BadConfigs, $"write 'static IEnumerable<{context.Experiment.Name}> {member.Name}()'", Configs);

            void Add(string attribute, DiagnosticDescriptor rule, string wayOut, Func<ISymbol, ParseContext, (string? Fault, MarkedSpec? Spec)> parse)
            {
                if (member.Attribute(attribute) is null || IsOverridden(member, context))
                {
                    return;
                }
                var isSeen = context.Sees(member);
                var (fault, spec) = isSeen ? parse(member, context) : ($"is private to '{member.ContainingType.Name}'", null);
                if (spec is not null)
                {
                    marked.Add(spec);
                    return;
                }
                context.Report(rule, member.Place() ?? context.Experiment.Place(), member.Name, fault!, isSeen ? wayOut : "make it protected");
            }
        }
        return marked;
    }

    private static (string?, MarkedSpec?) Constraint(ISymbol member, ParseContext context)
    {
        var fault = member switch
        {
            not (IMethodSymbol or IPropertySymbol) => "is no method",
            { IsStatic: true } => "is static",
            IMethodSymbol { Parameters.IsEmpty: false } => "takes parameters",
            IMethodSymbol { IsGenericMethod: true } => "is generic",
            IMethodSymbol { ReturnType.SpecialType: not SpecialType.System_Boolean } method => $"returns '{method.ReturnType.ToShort()}'",
            IPropertySymbol { GetMethod: null } => "cannot be read",
            IPropertySymbol { Type.SpecialType: not SpecialType.System_Boolean } property => $"is of type '{property.Type.ToShort()}'",
            _ => null,
        };
        return (fault, fault is null ? new(Mark.Constraint, member.Name, $"config.{member.Name.Escape()}{(member is IMethodSymbol ? "()" : "")}") : null);
    }

    private static (string?, MarkedSpec?) Sweep(ISymbol member, ParseContext context)
    {
        if (member is not IMethodSymbol method)
        {
            return ("is no method", null);
        }
        var takesSpace = method.Parameters.Length == 1 && method.Parameters[0] is { RefKind: RefKind.None } parameter && parameter.Type.Is(RuntimeNames.SearchSpace);
        var fault = Shape(method) ?? (!takesSpace ? "does not take one SearchSpace"
            : method.ReturnType.Is(RuntimeNames.SearchSpace) ? null : $"returns '{method.ReturnType.ToShort()}'");
        return (fault, fault is null ? new(Mark.Sweep, member.Name, $"{member.ContainingType.ToClr()}.{member.Name.Escape()}(space)") : null);
    }

    private static (string?, MarkedSpec?) Configs(ISymbol member, ParseContext context)
    {
        if (member is not IMethodSymbol method)
        {
            return ("is no method", null);
        }
        var wanted = context.Compilation.GetSpecialType(SpecialType.System_Collections_Generic_IEnumerable_T).Construct(context.Experiment);
        var fault = Shape(method) ?? (!method.Parameters.IsEmpty ? "takes parameters"
            : context.IsA(method.ReturnType, wanted) ? null : $"returns '{method.ReturnType.ToShort()}'");
        return (fault, fault is null ? new(Mark.Configs, member.Name, $"{member.ContainingType.ToClr()}.{member.Name.Escape()}()") : null);
    }

    private static string? Shape(IMethodSymbol method) => method.IsStatic ? method.IsGenericMethod ? "is generic" : null : "is not static";

    private static bool IsOverridden(ISymbol member, ParseContext context)
        => (member.IsVirtual || member.IsAbstract || member.IsOverride)
            && context.Experiment.BasesFirst().SelectMany(level => level.GetMembers(member.Name)).Any(other => SymbolEqualityComparer.Default.Equals(Overridden(other), member));

    private static ISymbol? Overridden(ISymbol member) => member is IMethodSymbol method ? method.OverriddenMethod : (member as IPropertySymbol)?.OverriddenProperty;
}
