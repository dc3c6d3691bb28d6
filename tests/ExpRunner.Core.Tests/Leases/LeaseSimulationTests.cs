using ExpRunner.Leases;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Leases;

public sealed class LeaseSimulationTests
{
    /// <summary>Set EXPRUN_LEASE_SCHEDULES to explore more.</summary>
    private static readonly int Schedules = int.TryParse(Environment.GetEnvironmentVariable("EXPRUN_LEASE_SCHEDULES"), out var number) ? number : 3000;

    [Fact]
    public void Whatever_goes_wrong_each_repetition_has_one_outcome_that_a_worker_came_to()
        => Parallel.For(0, Schedules, seed => Check(seed, new LeaseSimulation(seed, Faults.Of(seed))));

    [Fact]
    public void Where_nothing_goes_wrong_each_repetition_runs_once() => RunsOnce(Faults.None);

    [Fact]
    public void Messages_that_are_lost_or_come_twice_make_nothing_run_twice() => RunsOnce(new Faults { Loss = 0.3, Twice = 0.3 });

    [Fact]
    public void Messages_that_overtake_each_other_make_nothing_run_twice() => RunsOnce(new Faults { Latency = 2, Twice = 0.3 });

    [Fact]
    public void A_coordinator_that_dies_makes_nothing_run_twice() => RunsOnce(new Faults { Crash = 0.05 });

    [Fact]
    public void A_clock_that_jumps_makes_nothing_run_twice() => RunsOnce(new Faults { Jump = 0.1 });


    [Fact]
    public void A_sweep_that_is_cancelled_comes_to_an_end()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var simulation = new LeaseSimulation(seed, Faults.Of(seed) with { Failure = 0, Poisonous = 0 });
            for (var at = 15; at < 400; at += 15)
            {
                // It may be dead when it is told.
                simulation.After(at, simulation.Coordinator.Cancel);
            }
            Check(seed, simulation);
        }
    }

    private static void RunsOnce(Faults faults)
    {
        for (var seed = 0; seed < Schedules / 10; seed++)
        {
            var simulation = new LeaseSimulation(seed, faults);
            Check(seed, simulation);
            Assert.All(simulation.Begun, times => Assert.Equal(1, times));
            Assert.InRange(simulation.MostLeases, 1, LeaseSimulation.Slots + SimulatedWorker.Queue);
        }
    }

    private static void Check(int seed, LeaseSimulation simulation)
    {
        Assert.True(simulation.Run(), $"Seed {seed} did not come to an end.");
        var ends = simulation.Coordinator.Record.Where(change => change.Kind == LeaseChangeKind.Ended).ToArray();
        var isCancelled = simulation.Coordinator.Record.Any(change => change.Kind == LeaseChangeKind.Cancelled);
        Assert.True(ends.Select(end => end.Number).Distinct().Count() == ends.Length, $"Seed {seed}: a repetition has two outcomes.");
        Assert.True(isCancelled || ends.Length == LeaseSimulation.Repetitions, $"Seed {seed}: {LeaseSimulation.Repetitions - ends.Length} repetitions were forgotten.");
        foreach (var end in ends)
        {
            Assert.True(end.Status != AttemptStatus.Completed || simulation.Completed[end.Number].Contains(end.Fence), $"Seed {seed}: nobody came to the outcome of {end.Number}.");
            var failed = simulation.Coordinator.Record.Count(change => change.Kind == LeaseChangeKind.Failed && change.Number == end.Number);
            var most = LeaseSimulation.Rules.Retries.MaxTries - 1;
            Assert.True(failed == most || (failed < most && (end.Status != AttemptStatus.Failed || isCancelled)), $"Seed {seed}: {end.Number} was over after {failed + 1} tries.");
            Assert.True(end.Number >= simulation.Faults.Poisonous || end.Status != AttemptStatus.Completed, $"Seed {seed}: a poisonous repetition was completed.");
        }
        var done = ends.Select(end => end.Number).ToHashSet();
        var lost = simulation.Acknowledged.Where(end => end.Status == AttemptStatus.Completed && !done.Contains(end.Lease.Number) && !isCancelled);
        Assert.True(!lost.Any(), $"Seed {seed}: what a worker was told to be on record is not.");
    }
}
