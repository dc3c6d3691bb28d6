using System.Globalization;

namespace ExpRunner.Sweeps;

/// <summary>What an attempt needs while it runs.</summary>
internal sealed record Needs
{
    /// <summary>What an experiment needs that says nothing of it: one processor.</summary>
    public static Needs Least { get; } = new();

    /// <summary>Processors; parts of one are possible.</summary>
    public double Cpus { get; init; } = 1;

    /// <summary>Graphics processors, each for itself.</summary>
    public int Gpus { get; init; }

    /// <summary>Memory in bytes; 0: not counted.</summary>
    public long Memory { get; init; }

    /// <summary>Tags that the worker must have.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public bool Equals(Needs? other)
        => other is not null && Cpus.Equals(other.Cpus) && Gpus == other.Gpus && Memory == other.Memory && Tags.SequenceEqual(other.Tags);

    public override int GetHashCode() => HashCode.Combine(Cpus, Gpus, Memory, Tags.Count);

    /// <summary>As a person says it: <c>2 cpus, 1 gpu, 4g of memory, the tag big</c>.</summary>
    public override string ToString() => string.Join(", ",
    [
        Counted(Cpus, "cpu"),
        .. Gpus > 0 ? [Counted(Gpus, "gpu")] : Array.Empty<string>(),
        .. Memory > 0 ? [$"{SizeText.Format(Memory)} of memory"] : Array.Empty<string>(),
        .. Tags.Select(tag => $"the tag {tag}"),
    ]);

    /// <summary>A number of things.</summary>
    public static string Counted(double count, string what) => count.ToString("0.###", CultureInfo.InvariantCulture) + $" {what}" + (count == 1 ? "" : "s");
}
