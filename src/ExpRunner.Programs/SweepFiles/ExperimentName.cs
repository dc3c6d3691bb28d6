using ExpRunner.Programs.SweepFiles.Yaml;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads <c>name:</c>; without it the experiment is called as the file.</summary>
internal static class ExperimentName
{
    private const int Longest = 100;

    public static string Read(Section head, string path, ProblemList problems)
    {
        var written = head.Scalar("name", "a name");
        var name = written?.Text ?? Path.GetFileNameWithoutExtension(path);
        if (!CanBeFolder(name))
        {
            problems.Add(written?.Place ?? head.Place,
                $"'{name}' cannot be the experiment's name: its folder has it, so it holds no / \\ : * ? \" < > |, does not begin or end with a dot or a blank, and has at most {Longest} characters. "
                + (written is null ? "Give another with name:." : "Rename it."));
        }
        return name;
    }

    /// <summary>Whether a folder can have the name.</summary>
    public static bool CanBeFolder(string name)
        => name.Length is > 0 and <= Longest && name.Trim().Trim('.').Length == name.Length
            && !name.Any(letter => char.IsControl(letter) || "/\\:*?\"<>|".Contains(letter));
}
