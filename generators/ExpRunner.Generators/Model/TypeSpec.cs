namespace ExpRunner.Generators.Model;

/// <summary>How a config type is put together.</summary>
internal enum TypeShape
{
    Scalar,
    Enum,
    Nullable,
    Array,
    List,
    ImmutableArray,
    Sequence,
    Dictionary,
    Converter,
    Object,
    Alternatives,
}

/// <summary>The type of a config field.</summary>
/// <param name="Shape">How it is put together.</param>
/// <param name="Clr">The type in C#, as the runtime's generic arguments name it.</param>
/// <param name="Key">The factory of a scalar, the identifier of an enum or object defined beside it, the C# name of a converter.</param>
/// <param name="Items">What it is made of: the item of a sequence, the alternatives.</param>
internal sealed record TypeSpec(TypeShape Shape, string Clr, string Key, EquatableArray<TypeSpec> Items)
{
    /// <summary>A type that is made of no others.</summary>
    public TypeSpec(TypeShape shape, string clr, string key)
        : this(shape, clr, key, new())
    {
    }
}
