namespace ExpRunner.Leases;

/// <summary>How much of what waits a worker gets.</summary>
internal sealed class LeaseGrants(LeaseTable table, LeaseHistory history)
{
    /// <summary>Gives a worker what it can begin, and its share of what it would like to have ready.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="report">What it asks for.</param>
    /// <param name="leases">What it was given before and may not know; takes what is new.</param>
    public void Grant(LeaseWorker worker, LeaseReport report, List<Lease> leases)
    {
        var wanted = report.Free - leases.Count;
        for (; wanted > 0 && table.TryNext(out var number); wanted--)
        {
            leases.Add(Grant(worker, number));
        }
        // Ready work is shared out so that near the end nobody sits idle beside a worker with a queue.
        var ahead = Math.Min(report.Ahead + Math.Min(wanted, 0), table.Waiting / (2 * table.Workers.Count));
        for (; ahead > 0 && table.TryNext(out var number); ahead--)
        {
            leases.Add(Grant(worker, number));
        }
    }

    private Lease Grant(LeaseWorker worker, int number)
    {
        history.Do(new LeaseChange(LeaseChangeKind.Granted, number, table.LastFence + 1) { Worker = worker.Name, Orders = worker.Orders });
        return new Lease(table.LastFence, number, table[number].Grants);
    }
}
