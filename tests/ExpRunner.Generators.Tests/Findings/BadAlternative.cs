// EXPR003 line 6 'Sealed': 'Sealed' cannot be created: it has no constructor without parameters that 'Choosing' can call, and none whose parameters are named like its public properties; add one
// EXPR026 line 16 'typeof(Vague)': 'Vague' cannot be an alternative for 'Model' of type 'IModel' because it is abstract
// EXPR026 line 16 'typeof(Stranger)': 'Stranger' cannot be an alternative for 'Model' of type 'IModel' because it is no 'IModel'
// EXPR026 line 16 'typeof(Box<>)': 'Box<>' cannot be an alternative for 'Model' of type 'IModel' because it is generic without type arguments
// EXPR026 line 16 'typeof(IModel)': 'IModel' cannot be an alternative for 'Model' of type 'IModel' because it is no class
// EXPR026 line 16 'typeof(int)': 'int' cannot be an alternative for 'Model' of type 'IModel' because it is no 'IModel'
// EXPR026 line 19 'null': 'null' cannot be an alternative for 'Mixed' of type 'IModel' because it is no type
// EXPR026 line 19 '"Good"': '"Good"' cannot be an alternative for 'Mixed' of type 'IModel' because it is no type
// EXPR031 line 22 'typeof(Elsewhere.Good)': 'Good' is given twice for 'Twins', so its configs would be run twice; remove one
// EXPR026 line 28 'Variation(typeof(int))': 'A type' cannot be an alternative for 'Number' of type 'int' because it needs a field whose type is a class or an interface
public interface IModel;
public sealed class Good : IModel;
public abstract class Vague : IModel;
public sealed class Stranger;
public sealed class Box<T> : IModel;
public sealed class Sealed(string path) : IModel { public int Length => path.Length; }

public static class Elsewhere
{
    public sealed class Good : IModel;
}

[Experiment]
public partial class Choosing
{
    [Variation(typeof(Good), typeof(Vague), typeof(Stranger), typeof(Box<>), typeof(IModel), typeof(int))]
    public IModel Model = new Good();

    [Variation(typeof(Good), null, "Good")]
    public IModel Mixed = new Good();

    [Variation(typeof(Good), typeof(Elsewhere.Good))]
    public IModel Twins = new Good();

    [Variation(typeof(Sealed))]
    public IModel Locked = new Good();

    [Variation(typeof(int))]
    public int Number;

    public void Fit() => _ = this;
}
