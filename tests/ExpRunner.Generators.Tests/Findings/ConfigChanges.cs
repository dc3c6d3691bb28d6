// EXPR028 line 15 'Width': 'Grow' changes the config field 'Width' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR028 line 36 'K': 'Computed' changes the config field 'K' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR028 line 42 'K': 'Pre' changes the config field 'K' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR028 line 43 'this.K': 'Pre' changes the config field 'K' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR028 line 44 'base.Depth': 'Pre' changes the config field 'Depth' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR028 line 45 'Field': 'Pre' changes the config field 'Field' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR028 line 46 'Label': 'Pre' changes the config field 'Label' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR028 line 47 'K': 'Pre' changes the config field 'K' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR028 line 48 'Layers': 'Pre' changes the config field 'Layers' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR028 line 63 'Text': 'Fit' changes the config field 'Text' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR028 line 69 'Width': 'Fit' changes the config field 'Width' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR028 line 74 'Field': 'Post' changes the config field 'Field' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR028 line 75 'Width': 'Post' changes the config field 'Width' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR028 line 76 'Sizes[0]': 'Post' changes the config field 'Sizes' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR028 line 77 'Model.Rate': 'Post' changes the config field 'Model' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR028 line 78 'this.Model!.Sizes[1]': 'Post' changes the config field 'Model' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR028 line 79 'Model.Bounds.High': 'Post' changes the config field 'Model' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR028 line 80 'Bounds.Low': 'Post' changes the config field 'Bounds' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
public struct Range { public int Low; public int High { get; set; } }

public sealed class Model
{
    public double Rate { get; set; }
    public int[] Sizes { get; set; } = [];
    [JsonIgnore] public int Calls { get; set; }
    public Range Bounds;
}

public abstract class Shared
{
    public int Depth { get; set; }
    public int Width;
    protected void Grow() => Width += 2;
}

[Experiment]
public partial class Restless : Shared
{
    private int _calls;
    private int _limit = 8;

    public Restless() => K = 1;

    public int K { get; set; }
    public int Field = 2;
    public string Text { get; set; } = "";
    public int[] Sizes { get; init; } = [1];
    public Model Model { get; init; } = new();
    public Range Bounds;
    public List<int>? Layers { get; set; }
    [Tag] public string Label { get; set; } = "";
    [JsonIgnore] public int Cache { get; set; }
    public int Limit { get => _limit; set { _limit = value; Field = value; } }
    public int Computed => Text.Length + K++;

    [Configs] private static IEnumerable<Restless> Listed() => [new() { K = 3, Model = { Rate = 2 } }];

    public Restless Pre()
    {
        K = 2;
        this.K += 1;
        base.Depth = 3;
        ++Field;
        Label = "late";
        (K, var rest) = (Width, 2);
        Layers ??= [rest];
        return new() { K = 3, Depth = 1, Model = { Rate = 1 } };
    }

    public int Fit(Restless other)
    {
        var k = K;
        k++;
        _calls++;
        Cache = _calls;
        Model.Calls = 3;
        other.K = 4;
        other.Model.Rate = 4;
        var copy = new Restless { Text = "mine" };
        copy.Text = Text;
        Action later = () => Text = "in a lambda";
        later();
        Inner();
        Grow();
        return k + Sizes.Length + Bounds.Low + Limit + Computed + Label.Length + (Layers?.Count ?? 0) + Depth + Model.Sizes.Length;

        void Inner() => Width = 1;
    }

    public int Post(int fit)
    {
        Interlocked.Increment(ref Field);
        int.TryParse("1", out Width);
        Sizes[0] = 2;
        Model.Rate = 0.5;
        this.Model!.Sizes[1]++;
        Model.Bounds.High = 4;
        Bounds.Low = 2;
        Read(in Field);
        return fit;
    }

    private static void Read(in int value) => Console.Write(value);

    private void Shadow(int K, Model Model)
    {
        K = 3;
        Model.Rate = 2;
    }
}
