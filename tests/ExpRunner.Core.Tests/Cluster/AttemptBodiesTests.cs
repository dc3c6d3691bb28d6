using ExpRunner.Cluster;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Cluster;

public sealed class AttemptBodiesTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_outcome_is_whole_again(bool isShared)
    {
        var outcome = new Outcome
        {
            Status = AttemptStatus.Failed,
            StartedAt = DateTimeOffset.UnixEpoch,
            Duration = TimeSpan.FromSeconds(2),
            Error = "boom",
            Worker = "h/1",
            ExitCode = 3,
            SharedRandom = isShared,
        };

        Assert.Equal(outcome, AttemptBodies.ReadOutcome(AttemptBodies.Write(outcome, [])).Outcome);
    }
}
