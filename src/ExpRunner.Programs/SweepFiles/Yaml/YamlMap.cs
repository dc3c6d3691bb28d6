using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles.Yaml;

/// <summary>Named nodes in order; each name once.</summary>
internal sealed class YamlMap(FilePlace place, IReadOnlyList<YamlMember> members) : YamlNode(place)
{
    public IReadOnlyList<YamlMember> Members => members;

    public override long Size { get; } = 1 + members.Sum(member => 1 + member.Node.Size);

    public override string Kind => "an object";

    /// <summary>The member of that name; null: there is none.</summary>
    public YamlMember? Find(string name) => members.FirstOrDefault(member => member.Name == name);

    private protected override Value ToValue() => Value.Object([.. members.Select(member => (member.Name, member.Node.Value))]);
}
