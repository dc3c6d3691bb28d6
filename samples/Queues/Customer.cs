namespace Queues;

/// <summary>When a customer comes, and how long the clerk will take.</summary>
public readonly record struct Customer(double Arrival, double Service);
