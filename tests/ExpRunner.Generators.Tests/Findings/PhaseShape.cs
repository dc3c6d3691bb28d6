// EXPR014 line 5 'Pre': 'Pre' cannot be run because it is generic; write it for one type
// EXPR014 line 6 'Fit': 'Fit' cannot be run because it is async void, so nobody can await it; return Task
// EXPR014 line 7 'Post': 'Post' cannot be run because it returns a reference; return the value
// EXPR014 line 13 'Fit': 'Fit' cannot be run because it returns 'Span<int>', which cannot be passed on; return an array or a class
[Experiment]
public partial class Odd
{
    private int _value;
    public T Pre<T>() where T : new() => new();
    public async void Fit() => await Task.Yield();
    public ref int Post() => ref _value;
}

[Experiment]
public partial class Spanning
{
    public Span<int> Fit() => default;
}
