using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Finds which lists of configs come behind others.</summary>
internal static class AfterParser
{
    public static IReadOnlyList<AfterSpec> Parse(IReadOnlyList<MarkedSpec> marked, ParseContext context)
    {
        var lists = marked.Where(member => member.Mark == Mark.Configs).Select(member => member.Name).ToList();
        var found = new List<(AfterSpec Spec, Location? Place)>();
        foreach (var member in context.Experiment.BasesFirst().SelectMany(level => level.GetMembers()))
        {
            if (member.Attribute(RuntimeNames.AfterAttribute) is not { } attribute)
            {
                continue;
            }
            var first = attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Value as string : null;
            if (Fault(member, first, lists, context) is { } fault)
            {
                context.Report(Rules.BadAfter, attribute.Place() ?? member.Place() ?? context.Experiment.Place(), member.Name, fault);
                continue;
            }
            found.Add((new(member.Name, first), attribute.Place()));
        }
        foreach (var (spec, place) in found.Where(entry => IsRound(entry.Spec, found)))
        {
            context.Report(Rules.BadAfter, place ?? context.Experiment.Place(), spec.List, $"'{spec.First}' comes behind it itself: let one of the lists come first");
        }
        return found.Select(entry => entry.Spec).ToList();
    }

    private static string? Fault(ISymbol member, string? first, List<string> lists, ParseContext context)
        => member.Attribute(RuntimeNames.ConfigsAttribute) is null ? "it lists no configs: add [Configs], or take [After] away"
            : first is not null && first == member.Name ? "it would come behind itself: write [After] for each config behind the one before it"
            : first is null || lists.Contains(first) ? null
            : $"'{context.Experiment.Name}' has no [Configs] method '{first}'; write nameof of one{(lists.Count > 1 ? $": {string.Join(", ", lists.Where(list => list != member.Name))}" : "")}";

    private static bool IsRound(AfterSpec spec, List<(AfterSpec Spec, Location? Place)> all)
    {
        var at = spec.First;
        for (var steps = 0; at is not null && steps <= all.Count; steps++)
        {
            if (at == spec.List)
            {
                return true;
            }
            var next = all.FirstOrDefault(entry => entry.Spec.List == at).Spec;
            at = next?.First;
        }
        return false;
    }
}
