using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads <c>resources:</c>: what each attempt needs.</summary>
internal sealed class ResourcesReader(Section head, ProblemList problems)
{
    private const string Example = "an object such as { cpus: 2, gpus: 1, memory: 4g, tags: [big] }";

    /// <summary>What is needed; what is left out is as if nothing were said.</summary>
    /// <param name="isBound">Whether slots: says itself which devices a slot has.</param>
    public Needs Read(bool isBound)
    {
        if (head.Map("resources", Example) is not { } map)
        {
            return Needs.Least;
        }
        var section = Section.Closed(map, "resources", FileKeys.Resources, problems);
        var needs = new Needs
        {
            Cpus = section.Number("cpus", ResourceRules.WantedCpus, ResourceRules.IsCpus) ?? Needs.Least.Cpus,
            Gpus = (int)(section.Number("gpus", ResourceRules.WantedGpus, number => number is >= 0 and <= int.MaxValue && number == (int)number && ResourceRules.IsGpus((int)number)) ?? 0),
            Memory = section.Size("memory") ?? 0,
            Tags = Tags(section),
        };
        if (isBound && needs.Gpus > 0)
        {
            problems.Add(section.Find("gpus")!.Place, "gpus are taken from --slots, and slots: lists what each slot binds. Remove one of the two.");
        }
        return needs;
    }

    private string[] Tags(Section section)
    {
        var tags = section.Scalars("tags", "words") ?? [];
        foreach (var tag in tags.Where(tag => !ResourceRules.IsTag(tag.Text)))
        {
            problems.Add(tag.Place, $"'{tag.Text}' is no tag. Write {ResourceRules.WantedTag}.");
        }
        return [.. tags.Select(tag => tag.Text)];
    }
}
