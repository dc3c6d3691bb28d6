using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Programs.Templates;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Makes sure that each placeholder has a value in every sweep that uses it.</summary>
internal sealed class PlaceholderCheck(ParameterTable table, IReadOnlyList<TemplateUse> uses, IReadOnlyList<SweepDraft> sweeps, ProblemList problems)
{
    public void Check()
    {
        foreach (var use in uses)
        {
            foreach (var placeholder in use.Placeholders)
            {
                Check(use, placeholder);
            }
        }
    }

    private void Check(TemplateUse use, Placeholder placeholder)
    {
        if (placeholder.Parameter(table.Contains) is { } parameter)
        {
            CheckGiven(use, placeholder, parameter);
        }
        else if (table.Group(placeholder.Name) is { } group)
        {
            problems.Add(use.PlaceOf(placeholder), $"'{placeholder.Name}' is a group, used in {use.In}. A template uses what it sets: {string.Join(", ", group.Spec.Parameters.Select(name => $"{{{name}}}"))}.");
        }
        else if (placeholder.Name.StartsWith(ContextNames.Prefix, StringComparison.Ordinal) && !placeholder.IsContext)
        {
            problems.Add(use.PlaceOf(placeholder), $"'{placeholder.Name}' is used in {use.In}, and there is no such value. Known are {string.Join(", ", ContextNames.All.Select(name => ContextNames.Prefix + name))}.");
        }
        else if (!placeholder.IsContext && !NeededFolder.IsOne(placeholder.Name))
        {
            var hint = NearNames.Hint(placeholder.Name, table.Names.Concat(ContextNames.All));
            problems.Add(use.PlaceOf(placeholder), $"'{placeholder.Name}' is used in {use.In} but no sweep and no default sets it.{hint} Add it under defaults:, or remove {placeholder}.");
        }
    }

    private void CheckGiven(TemplateUse use, Placeholder placeholder, string parameter)
    {
        if (table.DefaultOf(parameter) is not null)
        {
            return;
        }
        var lacking = sweeps.Where(sweep => use.IsUsedBy(sweep.Spec.Stages) && !sweep.Gives(parameter, table)).ToArray();
        if (lacking.Length == sweeps.Count && table.GroupsOf(parameter).FirstOrDefault() is { } group)
        {
            problems.Add(use.PlaceOf(placeholder), $"'{parameter}' is used in {use.In} but no sweep and no default chooses a case of the group '{group.Spec.Name}', which sets it. Add '{group.Spec.Name}: {group.Spec.Cases[0].Name}' under defaults:, or remove {placeholder}.");
            return;
        }
        if (lacking.Length == sweeps.Count)
        {
            problems.Add(use.PlaceOf(placeholder), $"'{parameter}' is used in {use.In} but no sweep and no default sets it. Add it under defaults:, or remove {placeholder}.");
            return;
        }
        foreach (var sweep in lacking)
        {
            problems.Add(sweep.Place, $"'{parameter}' is used in {use.In}, and neither this sweep nor a default sets it. Add it here or under defaults:{(placeholder.IsContext ? $", or write {{{ContextNames.Prefix}{placeholder.Name}}}" : "")}.");
        }
    }
}
