using YamlDotNet.Core;

namespace ExpRunner.Programs.SweepFiles.Yaml;

/// <summary>The tags of YAML's core schema; there are no others here.</summary>
internal static class YamlTags
{
    private const string Prefix = "tag:yaml.org,2002:";

    /// <summary>The tag without its prefix; empty: there is none.</summary>
    public static string NameOf(TagName tag)
        => tag.IsEmpty ? "" : tag.IsNonSpecific ? "!" : tag.Value.StartsWith(Prefix, StringComparison.Ordinal) ? tag.Value[Prefix.Length..] : tag.Value;

    /// <summary>Notes a problem unless there is no tag or it is that of the node's own kind.</summary>
    public static void Check(TagName tag, string expected, FilePlace place, ProblemList problems)
    {
        if (NameOf(tag) is { Length: > 0 } name && name != expected && name != "!")
        {
            problems.Add(place, Unknown(tag));
        }
    }

    public static string Unknown(TagName tag)
        => $"the tag {(tag.Value.StartsWith(Prefix, StringComparison.Ordinal) ? $"!!{tag.Value[Prefix.Length..]}" : tag.Value)} is not known or does not fit here. Remove it; quotes make text of a value.";
}
