using ExpRunner.Hosting.Progress;
using ExpRunner.Programs;
using ExpRunner.Searching;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands;

/// <summary>An experiment and its fields, for people.</summary>
internal static class SpaceText
{
    private const int LongestDomain = 70;

    public static void Print(TextWriter output, Experiment experiment)
    {
        if (experiment.Stages.Count > 0)
        {
            PrintProgram(output, experiment);
            return;
        }
        var count = SpaceCount.Of(experiment.Space, experiment.HasConstraints ? config => experiment.BrokenConstraint(config) is null : null);
        var repetitions = experiment.Repetitions == 1 ? "1 repetition" : $"{experiment.Repetitions} repetitions";
        output.WriteLine($"{experiment.Name}: {count} {(count.Configs == 1 ? "config" : "configs")} x {repetitions}");
        var fields = experiment.Space.Fields;
        var pathWidth = fields.Select(field => field.Path.Length).DefaultIfEmpty().Max();
        var typeWidth = fields.Select(field => field.Type.Name.Length).DefaultIfEmpty().Max();
        foreach (var field in fields)
        {
            var notes = string.Concat(field.When is null ? "" : $"  (with {field.When})", field.IsTag ? "  [tag]" : "");
            output.WriteLine($"  {field.Path.PadRight(pathWidth)}  {field.Type.Name.PadRight(typeWidth)}  {Describe(field.Domain)}{notes}");
        }
        Names(output, "grids", experiment.Sweeps.Select(sweep => $"{sweep.Name} ({(sweep.Space.Count is { } size ? PlanText.Number(size) : "continuous")})"));
        Names(output, "lists", experiment.Listed.Select(list => $"{list.Name} ({list.Configs.Count})"));
    }

    /// <summary>A program's grids one by one: together they may hold a config twice.</summary>
    private static void PrintProgram(TextWriter output, Experiment experiment)
    {
        output.WriteLine($"{experiment.Name}: {string.Join(" -> ", experiment.Stages)}, {(experiment.Repetitions == 1 ? "1 repetition" : $"{experiment.Repetitions} repetitions")}");
        if (experiment is ProgramSweep program)
        {
            SweepText.Print(output, program);
            return;
        }
        var number = 0;
        foreach (var space in experiment.Spaces)
        {
            number++;
            output.WriteLine($"  {space.Name ?? $"sweep {number}"}: {Size(space.Space)}{(space.Holds is null ? "" : " before where:")}{(space.Stages is null ? "" : $", {string.Join(" -> ", space.Stages)}")}");
            foreach (var field in space.Space.Fields.Where(field => field.IsVaried))
            {
                output.WriteLine($"    {field.Path}: {Describe(field.Domain)}");
            }
        }
    }

    /// <summary>How many configs a space has.</summary>
    public static string Size(SearchSpace space) => space.Count is { } count ? $"{PlanText.Number(count)} {(count == 1 ? "config" : "configs")}" : "continuous";

    /// <summary>What a search may put somewhere, in a line.</summary>
    public static string Describe(Domain domain)
    {
        if (domain is FixedDomain)
        {
            return "= " + Shorten(domain.At(0).ToJson());
        }
        if (domain.Count is { } count && count <= 20)
        {
            return Shorten(string.Join(", ", Enumerable.Range(0, (int)count).Select(i => domain.At((UInt128)i).ToString())));
        }
        return Shorten(domain.ToJson().ToJson());
    }

    private static void Names(TextWriter output, string what, IEnumerable<string> names)
    {
        var all = names.ToList();
        if (all.Count > 0)
        {
            output.WriteLine($"  {what}: {string.Join(", ", all)}");
        }
    }

    /// <summary>A text of a length for lists.</summary>
    public static string Shorten(string text) => text.Length <= LongestDomain ? text : text[..(LongestDomain - 1)] + "…";
}
