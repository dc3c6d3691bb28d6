using System.Globalization;

namespace ExpRunner.Results;

/// <summary>A runner that shares a sweep, and what it holds of it.</summary>
/// <param name="Id">The runner's id, as its journal's header has it.</param>
/// <param name="Host">Where it runs.</param>
/// <param name="ProcessId">What it is there.</param>
/// <param name="Machine">Equal for two runners only if one system's locks tell whether the other is alive; empty: not known.</param>
/// <param name="Lease">Who has not moved for so long has lost what it holds.</param>
internal sealed record ClaimHolder(string Id, string Host, int ProcessId, string Machine, TimeSpan Lease)
{
    /// <summary>How many boards it posted.</summary>
    public long Posts { get; init; }

    /// <summary>What it is working on.</summary>
    public IReadOnlyList<WorkRange> Claims { get; init; } = [];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"process {ProcessId} on {Host}");
}
