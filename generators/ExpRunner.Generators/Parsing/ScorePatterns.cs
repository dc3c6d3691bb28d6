using System.Text.RegularExpressions;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using ExpRunner.Programs.Captures;
using ExpRunner.Values;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Reads the scores that come from what programs print.</summary>
internal static class ScorePatterns
{
    public static IReadOnlyList<PatternSpec> Parse(IReadOnlyList<string> stages, ParseContext context)
    {
        var attributes = context.Experiment.Attributes(RuntimeNames.ScoreAttribute).ToList();
        var scores = attributes.Select(attribute => Score(attribute, stages, context)).ToList();
        ProgramParser.ReportTwins(scores.Select(score => score.Name), attributes, "names two scores", "rename one", context);
        return scores;
    }

    private static PatternSpec Score(AttributeData attribute, IReadOnlyList<string> stages, ParseContext context)
    {
        var arguments = attribute.ConstructorArguments.Select(argument => argument.Value as string ?? "").Concat(["", ""]).ToList();
        var (name, pattern, stage) = (arguments[0], arguments[1], attribute.Named("Stage")?.Value as string);
        if (name.Length == 0)
        {
            context.Report(Rules.BadStage, attribute.Place(0), name, "is no name for a score", "give it one");
        }
        if (name == NameRules.FitTime)
        {
            context.Report(Rules.ReservedName, attribute.Place(0), name, "results");
        }
        CheckPattern(name, pattern, attribute, context);
        if (stage is not null && !stages.Contains(stage))
        {
            var near = NearNames.Nearest(stage, stages) ?? stages[0];
            context.Report(Rules.BadStage, attribute.Place("Stage"), stage, "is no stage", $"write '{near}', or leave it out for the output of all");
        }
        return new(name, pattern, stage, attribute.Named("Required")?.Value is true);
    }

    /// <summary>Whether it takes too long is tried at run time, where it does no harm.</summary>
    private static void CheckPattern(string name, string pattern, AttributeData attribute, ParseContext context)
    {
        var at = CommandSite.At(attribute.Place(1), pattern, 0, 0);
        try
        {
            if (pattern.Length == 0)
            {
                throw new CaptureException("The pattern is empty.");
            }
            PatternGroup.Check(new Regex(PatternMacros.In(pattern).Expression, RegexOptions.CultureInvariant));
        }
        catch (CaptureException fault)
        {
            context.Report(Rules.BadPattern, at, name, fault.Message.TrimEnd('.'));
        }
        catch (ArgumentException fault)
        {
            context.Report(Rules.BadPattern, at, name, "this is no regular expression: " + fault.Message.TrimEnd('.'));
        }
    }
}
