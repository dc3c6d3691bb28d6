using ExpRunner.Expressions;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Programs.Templates;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>
/// Puts every value of every sweep into the templates once, each beside the first values of the others, so that what no argument can hold
/// (a list where a value belongs, a path that a value lacks) is found before anything runs.
/// </summary>
internal sealed class FillCheck(ParameterTable table, IReadOnlyList<TemplateUse> uses, EntryCheck formulas, ProblemList problems)
{
    private const int MostValues = 1000;

    public void Check(SweepDraft sweep)
    {
        var used = uses.Where(use => use.IsUsedBy(sweep.Spec.Stages)).ToArray();
        if (formulas.ListOf(sweep.Spec) is { } list)
        {
            // What waits for scores is not known yet.
            foreach (var listed in list.Take(MostValues).Where(config => !Formula.IsIn(config)))
            {
                var values = Nesting.Members(listed).ToDictionary(member => member.Name, member => member.Value);
                Array.ForEach(used, use => Fill(use, values, sweep));
            }
            return;
        }
        var first = First(sweep);
        var config = formulas.Computed(first, sweep.Spec);
        CheckWhere(sweep, config);
        Array.ForEach(used, use => Fill(use, config, sweep));
        foreach (var (name, domain) in sweep.Spec.Axes)
        {
            var parameters = table.Group(name)?.Spec.Parameters ?? [name];
            var concerned = formulas.HasFormulas(sweep.Spec) ? used : used.Where(use => use.Placeholders.Any(placeholder => placeholder.Parameter(table.Contains) is { } parameter && parameters.Contains(parameter))).ToArray();
            for (var i = 1; concerned.Length > 0 && i < MostValues && (UInt128)i < domain.Count; i++)
            {
                var changed = new Dictionary<string, Value>(first);
                Set(changed, name, domain.At((UInt128)i));
                changed = formulas.Computed(changed, sweep.Spec);
                Array.ForEach(concerned, use => Fill(use, changed, sweep));
            }
        }
    }

    /// <summary>A condition that does not fit its values, such as text compared with a number, shows on the first of them.</summary>
    private void CheckWhere(SweepDraft sweep, Dictionary<string, Value> config)
    {
        if (sweep.Where is not { } where)
        {
            return;
        }
        try
        {
            Expression.Parse(where.Text).IsTrue(name => config.TryGetValue(name, out var value) ? value : CaseOf(name, config));
        }
        catch (ExpressionException fault)
        {
            problems.Add(where.PlaceOf(fault.Position), $"where: {fault.Reason}");
        }
    }

    private Value? CaseOf(string name, Dictionary<string, Value> config)
        => table.Group(name) is { } group ? Value.Of(group.Spec.CaseOf(parameter => config.TryGetValue(parameter, out var value) ? value : null)) : null;

    private Dictionary<string, Value> First(SweepDraft sweep)
    {
        var config = table.Names.ToDictionary(name => name, name => table.DefaultOf(name) ?? Value.Null);
        foreach (var (name, domain) in sweep.Spec.Axes)
        {
            Set(config, name, domain.At(0));
        }
        return config;
    }

    private void Set(Dictionary<string, Value> config, string name, Value value)
    {
        if (table.Group(name) is not { } group)
        {
            config[name] = value;
            return;
        }
        var values = group.Spec.Cases.First(entry => entry.Name == value.AsText()).Values;
        for (var i = 0; i < values.Length; i++)
        {
            config[group.Spec.Parameters[i]] = values[i];
        }
    }

    private void Fill(TemplateUse use, Dictionary<string, Value> config, SweepDraft sweep)
    {
        try
        {
            use.Fill(new(name => config.TryGetValue(name, out var value) ? value : null, name => Value.Of(name)) { Variable = name => name });
        }
        catch (TemplateException fault)
        {
            var setter = use.Placeholders.FirstOrDefault(placeholder => placeholder.Column == fault.Column)?.Parameter(table.Contains) is { } parameter
                ? sweep.Sets.FirstOrDefault(member => member.Name == parameter) : null;
            problems.Add(setter?.Node.Place ?? use.Text.PlaceOf(fault.Column - 1), $"{use.In}: {fault.Message}");
        }
    }
}
