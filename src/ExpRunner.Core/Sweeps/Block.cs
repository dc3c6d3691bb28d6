using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>A set of configs that a sweep was asked for, numbered without gaps; blocks follow each other in the ids of a folder.</summary>
internal sealed record Block
{
    public required SearchKind Kind { get; init; }

    /// <summary>The search space, as it writes itself; null for listed configs.</summary>
    public Value Space { get; init; }

    /// <summary>The number of the first draw; 0 but for later pieces of a random search.</summary>
    public UInt128 Start { get; init; }

    public required UInt128 Size { get; init; }

    /// <summary>The sweep seed, which orders the draws.</summary>
    public ulong Seed { get; init; }

    /// <summary>The configs of a listed block.</summary>
    public IReadOnlyList<Value> Configs { get; init; } = [];

    /// <summary>The places of <see cref="Configs"/> whose values are computed once other trials have completed; they are kept as they are written.</summary>
    public IReadOnlyList<int> Pending { get; init; } = [];

    /// <summary>The name of the grid or the list, for people.</summary>
    public string? Name { get; init; }

    /// <summary>The id of element 0; given when the block is registered.</summary>
    public UInt128 FirstId { get; init; }

    public UInt128 EndId => FirstId + Size;

    /// <summary>Whether both number the same configs, this one perhaps more or fewer draws of them.</summary>
    public bool IsSameSource(Block other)
        => Kind == other.Kind && Space == other.Space && (Kind != SearchKind.Random || Seed == other.Seed) && Configs.SequenceEqual(other.Configs)
            && (Kind == SearchKind.Random || Size == other.Size);

    public Value ToJson()
    {
        var members = new List<(string, Value)> { ("first_id", Of(FirstId)), ("kind", Value.Of(Kind.ToString().ToLowerInvariant())), ("size", Of(Size)) };
        if (Name is not null)
        {
            members.Add(("name", Value.Of(Name)));
        }
        if (Kind == SearchKind.Random)
        {
            members.Add(("start", Of(Start)));
            members.Add(("seed", Of(Seed)));
        }
        members.Add(Kind == SearchKind.Listed ? ("configs", Value.List([.. Configs])) : ("space", Space));
        if (Pending.Count > 0)
        {
            members.Add(("pending", Value.List([.. Pending.Select(place => Value.Of(place))])));
        }
        return Value.Object([.. members]);
    }

    /// <exception cref="FormatException">This is no block.</exception>
    public static Block FromJson(Value json) => new()
    {
        FirstId = Number(json, "first_id"),
        Kind = json.TryGet("kind", out var kind) && Enum.TryParse<SearchKind>(kind.ToString(), ignoreCase: true, out var known)
            ? known : throw new FormatException($"A block has the unknown kind '{kind}'."),
        Size = Number(json, "size"),
        Start = json.TryGet("start", out _) ? Number(json, "start") : 0,
        Seed = json.TryGet("seed", out _) ? (ulong)Number(json, "seed") : 0,
        Space = json.TryGet("space", out var space) ? space : Value.Null,
        Configs = json.TryGet("configs", out var configs) ? [.. configs.Items] : [],
        Pending = json.TryGet("pending", out var pending) ? [.. pending.Items.ToArray().Select(place => (int)place.AsDouble())] : [],
        Name = json.TryGet("name", out var name) ? name.ToString() : null,
    };

    private static Value Of(UInt128 number) => Value.Number(number.ToString(CultureInfo.InvariantCulture));

    private static UInt128 Number(Value json, string name)
        => json.TryGet(name, out var value) && UInt128.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : throw new FormatException($"A block has no whole number '{name}'.");
}
