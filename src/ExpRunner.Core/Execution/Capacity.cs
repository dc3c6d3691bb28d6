using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>What a machine or a worker has for attempts.</summary>
internal sealed record Capacity
{
    /// <summary>Processors; null: not counted.</summary>
    public double? Cpus { get; init; }

    /// <summary>The ids of its graphics processors, each once.</summary>
    public IReadOnlyList<string> Gpus { get; init; } = [];

    /// <summary>Memory in bytes; null: not counted.</summary>
    public long? Memory { get; init; }

    /// <summary>What it is or has, in words.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The slots into which it divides; none where not even one fits.</summary>
    /// <param name="needs">What each slot needs.</param>
    /// <param name="most">The most slots wanted; where nothing is counted there are so many.</param>
    public IReadOnlyList<SlotShare> Pack(Needs needs, int most)
    {
        var pool = new CapacityPool(this);
        var slots = new List<SlotShare>();
        while (slots.Count < most && pool.TryTake(needs, out var share))
        {
            slots.Add(share);
        }
        return slots;
    }

    /// <summary>Why not even one slot fits: <c>1 gpu too few, the tag big is missing</c>; null: one does.</summary>
    public string? Lack(Needs needs)
    {
        var lacks = new List<string>();
        if (Cpus is { } cpus && CapacityPool.Thousandths(needs.Cpus) > CapacityPool.Thousandths(cpus))
        {
            lacks.Add($"{Needs.Counted(needs.Cpus - cpus, "cpu")} too few");
        }
        if (needs.Gpus > Gpus.Count)
        {
            lacks.Add($"{Needs.Counted(needs.Gpus - Gpus.Count, "gpu")} too few");
        }
        if (needs.Memory > Memory)
        {
            lacks.Add($"{SizeText.Format(needs.Memory - Memory.Value)} of memory too little");
        }
        lacks.AddRange(needs.Tags.Except(Tags).Select(tag => $"the tag {tag} is missing"));
        return lacks.Count == 0 ? null : string.Join(", ", lacks);
    }

    /// <summary>As a person says it: <c>8 cpus, the gpus 0 1 2 3, 32g of memory, the tag big</c>.</summary>
    public override string ToString() => string.Join(", ",
    [
        Cpus is { } count ? Needs.Counted(count, "cpu") : "any number of cpus",
        Gpus.Count switch { 0 => "no gpu", 1 => $"the gpu {Gpus[0]}", _ => $"the gpus {string.Join(' ', Gpus)}" },
        .. Memory is { } memory ? [$"{SizeText.Format(memory)} of memory"] : Array.Empty<string>(),
        .. Tags.Select(tag => $"the tag {tag}"),
    ]);
}
