using System.Globalization;
using System.Numerics;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Says at an experiment's name how large its space is.</summary>
internal static class SpaceHint
{
    public static Finding Of(ExperimentSpec spec, INamedTypeSymbol type)
        => new(Rules.Size, type.Place(), spec.Name, Text(new SpaceCounter(spec).Count(type), spec));

    private static string Text(SpaceSize size, ExperimentSpec spec)
    {
        if (size.Continuous.Count > 0)
        {
            return $"continuous in {string.Join(", ", size.Continuous.Distinct())}, so random search only";
        }
        var most = spec.Marked.Any(marked => marked.Mark == Mark.Constraint) ? "at most " : "";
        var text = $"{most}{Counted(size.Count, "config")} x {Counted(spec.Repetitions, "repetition")} = {Number(size.Count * spec.Repetitions)}";
        return size.WhenRun.Count == 0 ? text : $"{text}, times what is counted when run: {string.Join(", ", size.WhenRun)}";
    }

    private static string Counted(BigInteger count, string thing) => $"{Number(count)} {thing}{(count.IsOne ? "" : "s")}";

    private static string Number(BigInteger number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
