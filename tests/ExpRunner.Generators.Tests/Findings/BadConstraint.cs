// EXPR050 line 4 'Number': 'Number' cannot be a constraint because it returns 'int'; write 'bool Number() => ...' as an instance method without parameters, or a bool property
// EXPR050 line 5 'Takes': 'Takes' cannot be a constraint because it takes parameters; write 'bool Takes() => ...' as an instance method without parameters, or a bool property
// EXPR050 line 6 'Static': 'Static' cannot be a constraint because it is static; write 'bool Static() => ...' as an instance method without parameters, or a bool property
// EXPR050 line 7 'Generic': 'Generic' cannot be a constraint because it is generic; write 'bool Generic() => ...' as an instance method without parameters, or a bool property
// EXPR050 line 8 'Text': 'Text' cannot be a constraint because it is of type 'string'; write 'bool Text() => ...' as an instance method without parameters, or a bool property
// EXPR050 line 9 'Unreadable': 'Unreadable' cannot be a constraint because it cannot be read; write 'bool Unreadable() => ...' as an instance method without parameters, or a bool property
// EXPR050 line 17 'Private': 'Private' cannot be a constraint because it is private to 'BoundBase'; make it protected
// EXPR050 line 23 'IsSmall': 'IsSmall' cannot be a constraint because it belongs to a config inside another; check it in a constraint of 'Bound'
[Experiment]
public partial class Bound : BoundBase
{
    [Constraint] private int Number() => 1;
    [Constraint] private bool Takes(int x) => x > 0;
    [Constraint] private static bool Static() => true;
    [Constraint] private bool Generic<T>() => true;
    [Constraint] public string Text => "";
    [Constraint] public bool Unreadable { set { } }
    public Inner Nested { get; init; } = new();

    public int Fit() => Nested.Size;
}

public class BoundBase
{
    [Constraint] private bool Private() => true;
}

public sealed class Inner
{
    public int Size { get; init; }
    [Constraint] public bool IsSmall() => Size < 3;
}
