// EXPR053 line 4 '"Nowhere"': 'Missing' cannot take its values from 'Nowhere': 'Sourced' has no such member; name one with nameof
// EXPR053 line 5 'nameof(Instance)': 'FromInstance' cannot take its values from 'Instance': it belongs to an instance; make it static
// EXPR053 line 6 'nameof(Texts)': 'FromTexts' cannot take its values from 'Texts': it is of type 'string[]' and not a sequence of 'int'; change one of the two types
// EXPR053 line 7 'nameof(Single)': 'FromSingle' cannot take its values from 'Single': it is of type 'int' and not a sequence of 'int'; change one of the two types
// EXPR053 line 8 'nameof(Takes)': 'FromTakes' cannot take its values from 'Takes': it takes parameters; remove them
// EXPR053 line 9 'nameof(Inner)': 'FromType' cannot take its values from 'Inner': 'Sourced' has no such member; name one with nameof
// EXPR053 line 10 'nameof(Numbers)': 'Widened' cannot take its values from 'Numbers': it is of type 'int[]' and not a sequence of 'double'; change one of the two types
// EXPR053 line 28 'nameof(Sizes)': 'Size' cannot take its values from 'Sizes': 'Sourced' cannot see it; make it internal or public
[Experiment]
public partial class Sourced
{
    [VariationSource("Nowhere")] public int Missing;
    [VariationSource(nameof(Instance))] public int FromInstance;
    [VariationSource(nameof(Texts))] public int FromTexts;
    [VariationSource(nameof(Single))] public int FromSingle;
    [VariationSource(nameof(Takes))] public int FromTakes;
    [VariationSource(nameof(Inner))] public int FromType;
    [VariationSource(nameof(Numbers))] public double Widened;
    public Inner Nested { get; init; } = new();

    private int[] Instance = [1];
    private static readonly string[] Texts = ["a"];
    private static int Single => 1;
    private static int[] Numbers => [1];
    private static int[] Takes(int n) => [n];

    public int Fit()
    {
        _ = this;
        return Instance.Length + Texts.Length + Numbers.Length + Takes(1).Length;
    }
}

public sealed class Inner
{
    [VariationSource(nameof(Sizes))] public int Size { get; init; }
    private static int[] Sizes => [1];
}
