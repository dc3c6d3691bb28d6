// EXPR011 line 5 'Fit': 'Twice' has several methods named 'Fit', so ExpRunner cannot tell which is the phase; keep one and rename the others
[Experiment]
public partial class Twice
{
    public int Fit() => 1;
    public int Fit(TrialContext trial) => trial.RunId;
}
