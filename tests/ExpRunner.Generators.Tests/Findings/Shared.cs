// EXPR030 line 18 '"x"': "x" is not a value of 'K', which is of type 'int'
[Experiment]
public partial class One
{
    public Inner Inner { get; init; } = new();
    public int Fit() => Inner.K;
}

[Experiment]
public partial class Two
{
    public Inner Inner { get; init; } = new();
    public List<Inner> More { get; init; } = [];
    public int Fit() => Inner.K + More.Count;
}

public sealed class Inner
{
    [Variation("x")] public int K { get; init; }
}
