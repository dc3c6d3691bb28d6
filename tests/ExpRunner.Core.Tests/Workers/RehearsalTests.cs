using ExpRunner.Sweeps;
using ExpRunner.Workers;

namespace ExpRunner.Tests.Workers;

public sealed class RehearsalTests
{
    [Fact]
    public void It_goes_through_all_that_an_attempt_goes_through()
    {
        var outcome = Rehearsal.Run(TimeProvider.System);
        Assert.Equal((AttemptStatus.Completed, null), (outcome.Status, outcome.Error));
        Assert.Equal(1.5, outcome.Scores.Items[0].AsDouble());
    }
}
