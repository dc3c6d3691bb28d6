using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Puts nested values over others.</summary>
internal static class Nesting
{
    /// <summary>The value; where both are objects, what it has over what stands below, member by member.</summary>
    public static Value Over(Value? standing, Value value)
    {
        if (standing is not { Kind: ValueKind.Object } below || value.Kind != ValueKind.Object)
        {
            return value;
        }
        var kept = Members(below).Select(member => (member.Name, value.TryGet(member.Name, out var over) ? Over(member.Value, over) : member.Value));
        var added = Members(value).Where(member => !below.TryGet(member.Name, out _));
        return Value.Object([.. kept, .. added]);
    }

    /// <summary>The members of an object, in order; of anything else none.</summary>
    public static IReadOnlyList<(string Name, Value Value)> Members(Value? value)
    {
        if (value is not { Kind: ValueKind.Object } known)
        {
            return [];
        }
        var members = new (string, Value)[known.Names.Length];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = (known.Names[i], known.Items[i]);
        }
        return members;
    }
}
