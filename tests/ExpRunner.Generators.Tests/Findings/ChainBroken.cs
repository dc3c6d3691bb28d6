// EXPR012 line 8 'data': 'Fit' takes 'Table data', but 'Pre' returns 'Tensor'; make the two types agree
// EXPR012 line 14 'data': 'Fit' takes 'Table data', but there is no Pre to return it; add 'Table Pre()' or remove the parameter
// EXPR012 line 21 'data': 'Post' takes 'Table data', but 'Fit' returns nothing; return 'Table' from Fit or remove the parameter
// EXPR012 line 28 'data': 'Fit' takes 'Table data', but a result is not passed by ref; remove the modifier
// EXPR012 line 35 'model': 'Post' takes 'Task<Tensor> model', but 'Fit' returns 'Tensor'; make the two types agree
public sealed class Tensor;
public sealed class Table;

[Experiment]
public partial class Mismatch
{
    public Tensor Pre() => new();
    public int Fit(TrialContext trial, Table data) => 1;
}

[Experiment]
public partial class NoPre
{
    public int Fit(Table data) => 1;
}

[Experiment]
public partial class Silent
{
    public Task Fit() => Task.CompletedTask;
    public int Post(Table data) => 1;
}

[Experiment]
public partial class ByRef
{
    public Table Pre() => new();
    public int Fit(ref Table data) => 1;
}

[Experiment]
public partial class Wrapped
{
    public Task<Tensor> Fit() => Task.FromResult(new Tensor());
    public int Post(Task<Tensor> model) => 1;
}
