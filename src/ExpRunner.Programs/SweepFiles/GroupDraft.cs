using ExpRunner.Programs.SweepFiles.Yaml;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>A group and where it stands.</summary>
internal sealed record GroupDraft(GroupSpec Spec, FilePlace Place)
{
    /// <summary>The cases, for messages.</summary>
    public string CaseNames => string.Join(", ", Spec.Cases.Select(entry => entry.Name));
}
