using System.Text.RegularExpressions;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Results;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>What parameters and groups may be called.</summary>
internal static partial class ParameterNames
{
    /// <summary>Notes a problem unless templates and results files can hold the name.</summary>
    public static bool Check(YamlMember member, ProblemList problems)
    {
        if (ReservedNames.Contains(member.Name))
        {
            problems.Add(member.Place, $"'{member.Name}' has a meaning of its own in results files, so that no parameter can have this name. Rename it.");
            return false;
        }
        if (!CanBe(member.Name))
        {
            problems.Add(member.Place, $"'{member.Name}' cannot be a parameter: a name is made of letters, digits, _, - and dots, with a letter in it and none of - and dots at its ends. Rename it.");
            return false;
        }
        return true;
    }

    /// <summary>Whether templates can hold the name.</summary>
    public static bool CanBe(string name) => Usable().IsMatch(name);

    [GeneratedRegex(@"^(?=.*[\p{L}_])(?!.*\.\.)[\p{L}\p{Nd}_]([\p{L}\p{Nd}_.-]*[\p{L}\p{Nd}_])?\z")]
    private static partial Regex Usable();
}
