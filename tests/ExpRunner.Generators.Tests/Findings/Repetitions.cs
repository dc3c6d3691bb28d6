// EXPR006 line 1 'Repetitions = 0': Repetitions is 0, but a config is run at least once; write 1 or more
[Experiment(Repetitions = 0)]
public partial class Never
{
    public void Fit() { }
}
