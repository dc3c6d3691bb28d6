// EXPR010 line 2 'Idle': 'Idle' has no method 'Fit'; add one, because it is the phase that is run and timed
// EXPR010 line 9 'Property': 'Property' has no method 'Fit'; add one, because it is the phase that is run and timed
[Experiment]
public partial class Idle
{
    public int Pre() => 1;
    public int Post() => 2;
}

[Experiment]
public partial class Property
{
    public int Fit { get; init; }
}
