// EXPR013 line 4 'seed': ExpRunner has nothing to pass for 'int seed' of 'Pre'; a phase takes TrialContext, CancellationToken and nothing else, and what belongs to the config is a property of the class
// EXPR013 line 5 'rate': ExpRunner has nothing to pass for 'double rate' of 'Fit'; a phase takes TrialContext, CancellationToken and the result of Pre, and what belongs to the config is a property of the class
// EXPR013 line 6 'trial': ExpRunner has nothing to pass for 'TrialContext trial' of 'Post'; a phase takes TrialContext, CancellationToken and the result of Fit, and what belongs to the config is a property of the class
// EXPR013 line 12 'a': ExpRunner has nothing to pass for 'int a' of 'Fit'; a phase takes TrialContext, CancellationToken and nothing else, and what belongs to the config is a property of the class
// EXPR013 line 12 'b': ExpRunner has nothing to pass for 'int b' of 'Fit'; a phase takes TrialContext, CancellationToken and nothing else, and what belongs to the config is a property of the class
[Experiment]
public partial class Curious
{
    public string Pre(int seed) => "";
    public int Fit(string data, double rate) => 1;
    public int Post(int model, ref TrialContext trial, CancellationToken cancel) => 1;
}

[Experiment]
public partial class Lost
{
    public int Fit(int a, int b) => 1;
}
