using System.Globalization;
using System.Text.RegularExpressions;
using ExpRunner.Values;

namespace ExpRunner.Programs.Templates;

/// <summary>
/// Placeholders for folders of other trials: <c>{trials[-1].out}</c>, <c>{trials.warmup.out}</c>, and <c>{trials['warmup'].out}</c>, whose quotes are not the command's.
/// </summary>
internal static partial class NeededFolder
{
    /// <summary>The text of a template with names in the form that has no quotes.</summary>
    public static string Plain(string text) => Quoted().Replace(text, "{trials.${name}.out}");

    /// <summary>Where a column of the plain text is in the text as it was written, both from 1.</summary>
    public static int ColumnOf(string text, int column)
    {
        foreach (Match match in Quoted().Matches(text))
        {
            // Behind the name, three signs are gone: [' is a dot, and '] is nothing.
            column += match.Index + 1 < column ? 3 : 0;
        }
        return column;
    }

    /// <summary>Whether a name is such a one; a parameter of that name wins.</summary>
    public static bool IsOne(string name) => Name().IsMatch(name);

    /// <summary>The number or the name of the entry.</summary>
    public static Value KeyOf(string name) => Name().Match(name) is var match && match.Groups["number"].Success
        ? Value.Of(long.Parse(match.Groups["number"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)) : Value.Of(match.Groups["name"].Value);

    /// <summary>All that a program uses, each once, in order: what attempts need of other trials is in this order.</summary>
    public static IReadOnlyList<string> NamesIn(ProgramSpec program)
        => [.. program.Stages.SelectMany(stage => stage.Command.Placeholders).Concat(OfAllStages(program)).Where(placeholder => IsOneOf(program, placeholder)).Select(placeholder => placeholder.Name).Distinct()];

    /// <summary>The number of the first stage that uses one.</summary>
    public static int FirstStageOf(ProgramSpec program)
        => OfAllStages(program).Any(placeholder => IsOneOf(program, placeholder)) ? 0
            : program.Stages.TakeWhile(stage => !stage.Command.Placeholders.Any(placeholder => IsOneOf(program, placeholder))).Count();

    private static IEnumerable<Placeholder> OfAllStages(ProgramSpec program)
        => (program.Wrap?.Placeholders ?? []).Concat(program.Environment.SelectMany(variable => variable.Value.Placeholders)).Concat(program.WorkingDirectory.Placeholders);

    private static bool IsOneOf(ProgramSpec program, Placeholder placeholder) => IsOne(placeholder.Name) && program.Parameters.All(parameter => parameter.Name != "trials");

    [GeneratedRegex(@"(?<!\{)\{trials\[(?<quote>['""])(?<name>[\p{L}\p{Nd}_.-]+)\k<quote>\]\.out\}")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^trials(\[(?<number>-?\d{1,9})\]|\.(?<name>.+))\.out\z")]
    private static partial Regex Name();
}
