using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads the name of a group's case.</summary>
internal static class CaseReader
{
    /// <summary>The name; null: there is no such case, which is noted.</summary>
    public static string? Read(YamlNode node, GroupDraft group, ProblemList problems)
    {
        var name = (node as YamlScalar)?.Text;
        if (name is not null && group.Spec.Cases.Any(entry => entry.Name == name))
        {
            return name;
        }
        var hint = name is null ? "" : NearNames.Hint(name, group.Spec.Cases.Select(entry => entry.Name));
        problems.Add(node.Place, $"{node.Kind} is no case of the group '{group.Spec.Name}'.{hint} Its cases are {group.CaseNames}.");
        return null;
    }
}
