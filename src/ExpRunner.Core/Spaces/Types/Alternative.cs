using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>One of the types a field may hold.</summary>
public abstract class Alternative<TBase>
    where TBase : class
{
    private protected Alternative(string name) => Name = name;

    /// <summary>The name in JSON and on the command line: the type's name.</summary>
    public string Name { get; }

    internal abstract IObjectType Type { get; }

    internal abstract TBase Read(Value value);

    internal abstract bool TryWrite(TBase value, out Value written);
}

/// <summary>The alternative <typeparamref name="T"/>.</summary>
public sealed class Alternative<TBase, T>(ObjectType<T> type) : Alternative<TBase>(type.Name)
    where TBase : class
    where T : TBase
{
    internal override IObjectType Type => type;

    internal override TBase Read(Value value) => type.Read(value);

    internal override bool TryWrite(TBase value, out Value written)
    {
        var mine = value.GetType() == typeof(T);
        written = mine ? type.Write((T)value) : default;
        return mine;
    }
}
