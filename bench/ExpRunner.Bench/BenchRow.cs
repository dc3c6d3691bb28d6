namespace ExpRunner.Bench;

/// <summary>One table: what is measured, of how many things, and the code that does it.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="What">What it measures, for people.</param>
/// <param name="Items">How many things one round goes through unless told otherwise.</param>
/// <param name="RunAsync">Measures and prints.</param>
internal sealed record BenchRow(string Name, string What, int Items, Func<BenchRun, Task> RunAsync);
