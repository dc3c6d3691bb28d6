// EXPR002 line 2 'Static': 'Static' cannot be an experiment because it is static; remove 'static', because an instance of the class is a config
// EXPR002 line 8 'Abstract': 'Abstract' cannot be an experiment because it is abstract; put [Experiment] on the classes that derive from it
// EXPR002 line 14 'Generic': 'Generic' cannot be an experiment because it is generic; derive a class for each type argument and put [Experiment] there
// EXPR002 line 22 'Inside': 'Inside' cannot be an experiment because it is generic; derive a class for each type argument and put [Experiment] there
// EXPR002 line 31 'Hidden': 'Hidden' cannot be an experiment because it is out of reach for the rest of the assembly; make it and the classes around it internal or public
// EXPR002 line 38 'Local': 'Local' cannot be an experiment because it is local to its file; remove 'file'
[Experiment]
public static partial class Static
{
    public static void Fit() { }
}

[Experiment]
public abstract partial class Abstract
{
    public void Fit() { }
}

[Experiment]
public partial class Generic<T>
{
    public void Fit() { }
}

public partial class Outer<T>
{
    [Experiment]
    public partial class Inside
    {
        public void Fit() { }
    }
}

public partial class Host
{
    [Experiment]
    private partial class Hidden
    {
        public void Fit() { }
    }
}

[Experiment]
file partial class Local
{
    public void Fit() { }
}
