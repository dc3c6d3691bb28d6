using ExpRunner;

namespace Queues;

/// <summary>Two clerks: is one line for both better than a line for each?</summary>
[Experiment(Repetitions = 20)]
public sealed partial class Bank
{
    /// <summary>How customers wait.</summary>
    [Variation]
    public Line Line { get; init; }

    /// <summary>Whether both kinds of line serve the same customers in a repetition, or each has customers of its own.</summary>
    [Variation]
    public bool SameCustomers { get; init; } = true;

    /// <summary>The share of their time that the clerks are busy, on average.</summary>
    public double Load { get; init; } = 0.8;

    public int Customers { get; init; } = 2_000;

    /// <summary>Draws all customers at once, so that the n-th is the same whoever serves them.</summary>
    public Customer[] Pre(TrialContext trial)
    {
        TrialRandom random = SameCustomers ? trial.SharedRandom : trial.Random;
        var customers = new Customer[Customers];
        double clock = 0;
        for (int i = 0; i < customers.Length; i++)
        {
            clock += Exponential(random) / (2 * Load);
            customers[i] = new(clock, Exponential(random));
        }
        return customers;
    }

    public double[] Fit(Customer[] customers) => Line == Line.OneForBoth ? Clerks.OneLine(customers) : Clerks.LineForEach(customers);

    public Scores Post(double[] waits) => new(waits.Average(), waits.Count(wait => wait > 5) / (double)waits.Length);

    private static double Exponential(TrialRandom random) => -Math.Log(1 - random.NextDouble());

    /// <summary>The mean time in line, in mean times of service, and the share of customers who wait more than five of them.</summary>
    public readonly record struct Scores(double Wait, double Long);
}
