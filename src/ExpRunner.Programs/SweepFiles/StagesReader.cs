using System.Text.RegularExpressions;
using ExpRunner.Programs.SweepFiles.Yaml;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads <c>stages:</c>: each a command, or an object with more about it.</summary>
internal sealed partial class StagesReader(Section head, TemplateReader templates, ProblemList problems)
{
    /// <summary>The names of all stages, those that cannot be read too.</summary>
    public IReadOnlyList<string> Names { get; } = head.Find("stages")?.Node is YamlMap map ? [.. map.Members.Select(stage => stage.Name)] : [];

    public IReadOnlyList<StageSpec> Read()
    {
        const string wanted = "an object of names and commands";
        if (head.Find("stages") is not { } member)
        {
            problems.Add(head.Place, "there are no stages. Write stages: with a name and a command, as in 'stages: { train: \"python train.py --lr {lr}\" }'.");
            return [];
        }
        if (head.Map(member, wanted) is not { } stages)
        {
            return [];
        }
        if (stages.Members.Count == 0)
        {
            problems.Add(stages.Place, "stages: is empty. Give it a name and a command.");
        }
        return [.. stages.Members.Select(Stage).OfType<StageSpec>()];
    }

    private StageSpec? Stage(YamlMember stage)
    {
        CheckName(stage.Name, stage.Place, problems);
        var isShell = head.Flag("shell") ?? false;
        if (stage.Node is not YamlMap map)
        {
            return head.Scalar(stage, "a command, or an object with cmd:") is { } text ? Stage(stage.Name, text, isShell, null) : null;
        }
        var section = Section.Closed(map, "a stage", FileKeys.Stage, problems);
        var (own, timeout, fetch) = (section.Flag("shell"), section.Duration("timeout"), FetchReader.Read(section, templates, stage.Name));
        if (section.Find("cmd") is null)
        {
            problems.Add(map.Place, $"the stage '{stage.Name}' has no cmd:. Add the command.");
        }
        return section.Scalar("cmd", "a command") is { } command ? Stage(stage.Name, command, own ?? isShell, timeout) is { } read ? read with { Fetch = fetch } : null : null;
    }

    private StageSpec? Stage(string name, YamlScalar text, bool isShell, TimeSpan? timeout)
        => templates.Command(text, isShell, $"'{name}'", name) is { } command ? new(name, command) { Timeout = timeout } : null;

    /// <summary>Notes a problem unless files can have the name.</summary>
    public static void CheckName(string name, FilePlace place, ProblemList problems)
    {
        if (!Usable().IsMatch(name))
        {
            problems.Add(place, $"'{name}' cannot be a stage: its logs have this name, so it is made of letters, digits, _, - and dots. Rename it.");
        }
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}_][\p{L}\p{Nd}_.-]{0,99}\z")]
    private static partial Regex Usable();
}
