using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Reads the programs that are the Fit of a class, and checks their commands and scores.</summary>
internal static class ProgramParser
{
    private const string FirstStage = "cmd";

    /// <summary>Whether programs are the Fit of a class.</summary>
    public static bool IsProgram(INamedTypeSymbol type) => type.Attribute(RuntimeNames.ProgramAttribute) is not null;

    public static TrialProgramSpec? Parse(ObjectSpec? config, ParseContext context)
    {
        var type = context.Experiment;
        if (!IsProgram(type))
        {
            ReportAlone(type, context);
            return null;
        }
        var placeholders = config is null ? null : new PlaceholderRules(config, context);
        var attributes = type.Attributes(RuntimeNames.ProgramAttribute).ToList();
        var stages = attributes.Select((attribute, i) => Command(attribute, i, placeholders, context)).ToList();
        ReportTwins(stages.Select(stage => stage.Stage), attributes, "names two stages", "give each a name of its own with Stage = \"...\"", context);
        var scores = ScorePatterns.Parse(stages.Select(stage => stage.Stage).ToList(), context);
        var hidesBase = type.BasesFirst().Any(level => !SymbolEqualityComparer.Default.Equals(level, type) && IsProgram(level));
        return new(stages.ToEquatable(), scores.ToEquatable(), hidesBase);
    }

    /// <summary>Attributes that say nothing by themselves.</summary>
    public static Finding? Alone(INamedTypeSymbol type)
        => type.Attribute(RuntimeNames.ProgramAttribute) is { } program ? new Finding(Rules.ProgramAlone, program.Place(), type.Name, "ProgramExperiment", "Experiment")
            : type.Attribute(RuntimeNames.ResourcesAttribute) is { } resources ? new Finding(Rules.ProgramAlone, resources.Place(), type.Name, "Resources", "Experiment") : null;

    /// <summary>Names that are given twice.</summary>
    public static void ReportTwins(IEnumerable<string> names, IReadOnlyList<AttributeData> attributes, string what, string wayOut, ParseContext context)
    {
        var seen = new HashSet<string>();
        var number = 0;
        foreach (var name in names)
        {
            if (!seen.Add(name))
            {
                context.Report(Rules.BadStage, attributes[number].Place(), name, what, wayOut);
            }
            number++;
        }
    }

    private static void ReportAlone(INamedTypeSymbol type, ParseContext context)
    {
        if (type.Attribute(RuntimeNames.ScoreAttribute) is { } score)
        {
            context.Report(Rules.ProgramAlone, score.Place(), type.Name, "Score", "ProgramExperiment");
        }
    }

    private static CommandSpec Command(AttributeData attribute, int number, PlaceholderRules? placeholders, ParseContext context)
    {
        var stage = attribute.Named("Stage")?.Value as string;
        if (stage is not null && NameRules.WhyNoStage(stage) is { } fault)
        {
            context.Report(Rules.BadStage, attribute.Place("Stage"), stage, fault, "its logs have this name, so use letters, digits, _, - and dots");
        }
        var written = new CommandSite(attribute);
        if (written.Read(context) is { } command)
        {
            placeholders?.Check(command, written);
        }
        return new(
            written.Text,
            stage ?? (number == 0 ? FirstStage : FirstStage + (number + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            written.IsShell,
            attribute.Named("WorkingDirectory")?.Value as string);
    }
}
