namespace Queues;

/// <summary>Two clerks at work: each method gives the time that each customer waits.</summary>
internal static class Clerks
{
    public static double[] OneLine(Customer[] customers)
    {
        var free = new double[2];
        return [.. customers.Select(customer => Serve(customer, ref free[free[0] <= free[1] ? 0 : 1]))];
    }

    public static double[] LineForEach(Customer[] customers)
    {
        var free = new double[2];
        Queue<double>[] leaving = [new(), new()];
        return [.. customers.Select(customer =>
        {
            foreach (var line in leaving)
            {
                while (line.TryPeek(out var time) && time <= customer.Arrival)
                {
                    line.Dequeue();
                }
            }
            var shorter = leaving[0].Count <= leaving[1].Count ? 0 : 1;
            var wait = Serve(customer, ref free[shorter]);
            leaving[shorter].Enqueue(free[shorter]);
            return wait;
        })];
    }

    private static double Serve(Customer customer, ref double free)
    {
        var start = Math.Max(customer.Arrival, free);
        free = start + customer.Service;
        return start - customer.Arrival;
    }
}
