// EXPR003 line 13 'Closed': 'Closed' cannot be created: it has no constructor without parameters that 'Built' can call, and none whose parameters are named like its public properties; add one
// EXPR003 line 20 'Shared': 'Shared' cannot be created: it has no constructor without parameters that 'Built' can call, and none whose parameters are named like its public properties; add one
// EXPR003 line 26 'Asked': 'Asked' cannot be created: it has no constructor without parameters that 'Asked' can call, and none whose parameters are named like its public properties; add one
[Experiment]
public partial class Built
{
    public Built(string path) => Path = path + "/";

    public string Path { get; }
    public Closed Inner { get; init; } = Closed.Make();
    public Shared Other { get; init; } = new(1);

    public int Fit() => Path.Length + Inner.Size + Other.Size;
}

public sealed class Closed
{
    private Closed() { }
    public int Size { get; init; }
    public static Closed Make() => new();
}

public sealed class Shared(int depth)
{
    public int Size { get; init; } = depth;
}

[Experiment]
public partial class Asked
{
    public Asked(Random random) => Source = random.Next();
    private int Source { get; }
    public int Fit() => Source;
}
