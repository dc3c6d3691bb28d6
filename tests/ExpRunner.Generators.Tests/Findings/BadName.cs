// EXPR004 line 1 'Name = "a/b"': 'a/b' cannot name an experiment because it contains '/'; results are kept in a folder of that name, so choose another with [Experiment(Name = "...")]
// EXPR004 line 7 'Name = " "': ' ' cannot name an experiment because it is empty; results are kept in a folder of that name, so choose another with [Experiment(Name = "...")]
// EXPR004 line 13 'Name = "ends."': 'ends.' cannot name an experiment because it begins or ends with a space, or ends with a dot; results are kept in a folder of that name, so choose another with [Experiment(Name = "...")]
// EXPR004 line 19 'Name = "nul"': 'nul' cannot name an experiment because it is a device on Windows; results are kept in a folder of that name, so choose another with [Experiment(Name = "...")]
// EXPR004 line 25 'Experiment': 'Con' cannot name an experiment because it is a device on Windows; results are kept in a folder of that name, so choose another with [Experiment(Name = "...")]
// EXPR004 line 31 'Name = ".."': '..' cannot name an experiment because it begins or ends with a space, or ends with a dot; results are kept in a folder of that name, so choose another with [Experiment(Name = "...")]
// EXPR004 line 37 'Name = "tab\there"': 'tab	here' cannot name an experiment because it contains a control character; results are kept in a folder of that name, so choose another with [Experiment(Name = "...")]
[Experiment(Name = "a/b")]
public partial class A
{
    public void Fit() { }
}

[Experiment(Name = " ")]
public partial class B
{
    public void Fit() { }
}

[Experiment(Name = "ends.")]
public partial class C
{
    public void Fit() { }
}

[Experiment(Name = "nul")]
public partial class D
{
    public void Fit() { }
}

[Experiment]
public partial class Con
{
    public void Fit() { }
}

[Experiment(Name = "..")]
public partial class E
{
    public void Fit() { }
}

[Experiment(Name = "tab\there")]
public partial class F
{
    public void Fit() { }
}
