// EXPR009 line 2 'Cpus = 0': Cpus of [Resources] is 0; write a number from 0.001 to 100000 (0.5 is half a processor)
// EXPR009 line 2 'Gpus = -1': Gpus of [Resources] is -1; write a whole number from 0 to 1000
// EXPR009 line 2 'Memory = "4 parsecs"': Memory of [Resources] is '4 parsecs'; write a size above zero (500m, 4g)
// EXPR009 line 2 'Tags = ["big", "a b", ""]': Tags of [Resources] is 'a b'; write a word without blanks and commas
// EXPR009 line 2 'Tags = ["big", "a b", ""]': Tags of [Resources] is ''; write a word without blanks and commas
// EXPR009 line 8 'Cpus = double.NaN': Cpus of [Resources] is NaN; write a number from 0.001 to 100000 (0.5 is half a processor)
// EXPR009 line 8 'Gpus = 1001': Gpus of [Resources] is 1001; write a whole number from 0 to 1000
// EXPR009 line 8 'Memory = "0"': Memory of [Resources] is '0'; write a size above zero (500m, 4g)
// EXPR065 line 14 'Resources(Gpus = 1)': 'NoExperiment' has [Resources], which says nothing without [Experiment]; add [Experiment]
[Experiment]
[Resources(Cpus = 0, Gpus = -1, Memory = "4 parsecs", Tags = ["big", "a b", ""])]
public partial class Greedy
{
    public void Fit() { }
}

[Experiment, Resources(Cpus = double.NaN, Gpus = 1001, Memory = "0")]
public partial class Boundless
{
    public void Fit() { }
}

[Resources(Gpus = 1)]
public partial class NoExperiment
{
    public void Fit() { }
}
