// EXPR021 line 10 'Children': 'Children' makes the config type 'Node' contain itself, so a config would have no end; mark the member [JsonIgnore] or break the circle
// EXPR021 line 16 'Parent': 'Parent' makes the config type 'Node' contain itself, so a config would have no end; mark the member [JsonIgnore] or break the circle
// EXPR021 line 22 'Next': 'Next' makes the config type 'Selfish' contain itself, so a config would have no end; mark the member [JsonIgnore] or break the circle
[Experiment]
public partial class Tree
{
    public Node Root { get; init; } = new();
    public int Fit() => Root.Children.Count;
}

public sealed class Node
{
    public List<Node> Children { get; init; } = [];
    public Leaf Leaf { get; init; } = new();
}

public sealed class Leaf
{
    public Node? Parent { get; init; }
}

[Experiment]
public partial class Selfish
{
    public Selfish? Next { get; init; }
    public int Fit() => Next is null ? 0 : 1;
}
