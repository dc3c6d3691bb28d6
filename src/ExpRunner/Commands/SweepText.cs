using ExpRunner.Hosting.Progress;
using ExpRunner.Programs;
using ExpRunner.Programs.Chains;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Commands;

/// <summary>The sweeps of a file, for people: those that are not enabled too, with what expressions come to.</summary>
internal static class SweepText
{
    private const int MostValues = 8;
    private const int MostLooked = 1000;
    private const int MostConfigs = 20;

    public static void Print(TextWriter output, ProgramSweep program)
    {
        foreach (var sweep in program.SweepSpaces)
        {
            output.WriteLine($"  {NameOf(sweep.Spec)}: {Size(program, sweep)}{(sweep.Spec.IsEnabled ? "" : " (disabled)")}");
            if (sweep.Spec.Description is { } description)
            {
                output.WriteLine($"    {SpaceText.Shorten(description)}");
            }
            foreach (var field in sweep.Space.Fields.Where(field => field.IsVaried))
            {
                output.WriteLine($"    {field.Path}: {What(field)}{(field.IsComputed ? Values(program, sweep, field.Path) : "")}");
            }
        }
    }

    /// <summary>What a sweep is called.</summary>
    public static string NameOf(SweepSpec sweep) => sweep.Name ?? $"sweep {sweep.Number + 1}";

    /// <summary>The configs of a list, a line each, the first of them.</summary>
    public static void PrintConfigs(TextWriter output, IReadOnlyList<Value> configs, TrialText text)
    {
        foreach (var config in configs.Take(MostConfigs))
        {
            output.WriteLine($"    {text.Config(Formula.Shown(config))}");
        }
        if (configs.Count > MostConfigs)
        {
            output.WriteLine($"    and {PlanText.Number((UInt128)(configs.Count - MostConfigs))} more");
        }
    }

    private static string What(SpaceField field)
        => field is { IsComputed: true, Domain: FixedDomain { Value: var formula } } ? SpaceText.Shorten(formula.ToString()) : SpaceText.Describe(field.Domain);

    private static string Size(ProgramSweep program, SweepSpace sweep)
    {
        var stages = sweep.Spec.Stages is { } some ? $", {string.Join(" -> ", some)}" : "";
        var count = ListOf(program, sweep).Count;
        return sweep.IsListed ? $"{PlanText.Number((UInt128)count)} {(count == 1 ? "config" : "configs")}, each made for itself{stages}"
            : $"{SpaceText.Size(sweep.Space)}{(sweep.Holds is null ? "" : " before where:")}{stages}";
    }

    private static IReadOnlyList<Value> ListOf(ProgramSweep program, SweepSpace sweep) => !sweep.IsListed ? []
        : [.. Enumerable.Range(0, program.Spec.Rounds).SelectMany(round => program.EntriesWith([]).ConfigsOf(sweep.Spec, round))];

    /// <summary>The first few values that an expression comes to.</summary>
    private static string Values(ProgramSweep program, SweepSpace sweep, string path)
    {
        var configs = sweep.IsListed ? ListOf(program, sweep).Take(MostLooked)
            : sweep.Space.Count is { } count ? Enumerable.Range(0, (int)UInt128.Min(count, MostLooked)).Select(i => sweep.Space.At((UInt128)i)) : [];
        string[] values = [.. configs.Select(config => ValueAt(config, path)).OfType<Value>().Where(value => !Formula.IsIn(value)).Select(value => SpaceText.Shorten(value.ToString())).Distinct().Take(MostValues + 1)];
        return values.Length == 0 ? "" : $" -> {string.Join(", ", values.Take(MostValues))}{(values.Length > MostValues ? ", …" : "")}";
    }

    /// <summary>What a config has at a path; names may have dots.</summary>
    private static Value? ValueAt(Value config, string path)
    {
        if (config.TryGet(path, out var value))
        {
            return value;
        }
        for (var dot = path.IndexOf('.'); dot >= 0; dot = path.IndexOf('.', dot + 1))
        {
            if (config.TryGet(path[..dot], out var inner) && ValueAt(inner, path[(dot + 1)..]) is { } found)
            {
                return found;
            }
        }
        return null;
    }
}
