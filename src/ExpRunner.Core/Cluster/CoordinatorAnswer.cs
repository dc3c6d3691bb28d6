using ExpRunner.Leases;

namespace ExpRunner.Cluster;

/// <summary>What a coordinator answers a worker.</summary>
/// <param name="Orders">What it may run, has to end and need not tell again.</param>
/// <param name="Attempts">For each lease in the orders, in the same order, what it is for; the attempt that the lease is for has the number <c>Number + lease.Grant - 1</c>.</param>
internal sealed record CoordinatorAnswer(LeaseOrders Orders, IReadOnlyList<SubmittedAttempt> Attempts)
{
    /// <summary>Why the worker gets nothing; null: it may work.</summary>
    public string? Refusal { get; init; }
}
