using ExpRunner.Values;

namespace ExpRunner.Spaces;

public sealed partial class SearchSpace
{
    /// <summary>The space as sweep.json keeps it.</summary>
    internal Value ToJson() => Root.ToJson();

    /// <summary>
    /// Reads a space that sweep.json kept, through today's type: a field that is new since then holds today's default,
    /// so that today's configs are found at their old indices. Where the old space has a field that today's type lacks,
    /// it contains none of today's configs, and keeps its count.
    /// </summary>
    /// <exception cref="ConfigException">This is no space.</exception>
    internal static SearchSpace FromJson(Value json, IObjectType type)
    {
        var root = Domain.FromJson(json);
        return new(OldSpace.Complete(root, type as ConfigType ?? AnyType.Instance), type);
    }
}
