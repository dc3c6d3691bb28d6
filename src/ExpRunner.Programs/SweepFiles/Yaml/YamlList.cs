using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles.Yaml;

/// <summary>Nodes in order.</summary>
internal sealed class YamlList(FilePlace place, IReadOnlyList<YamlNode> items) : YamlNode(place)
{
    public IReadOnlyList<YamlNode> Items => items;

    public override long Size { get; } = 1 + items.Sum(item => item.Size);

    public override string Kind => "a list";

    private protected override Value ToValue() => Value.List([.. items.Select(item => item.Value)]);
}
