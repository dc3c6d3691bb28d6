using ExpRunner.Nodes.Slurm;

namespace ExpRunner.Tests.Nodes.Slurm;

public sealed class SlurmTimeTests
{
    [Theory]
    [InlineData("30")]
    [InlineData("30:00")]
    [InlineData("1:30:00")]
    [InlineData("2-12")]
    [InlineData("2-12:30")]
    [InlineData("2-12:30:59")]
    [InlineData("UNLIMITED")]
    public void Limits_are_taken_as_Slurm_writes_them(string text) => Assert.True(SlurmTime.IsLimit(text));

    [Theory]
    [InlineData("")]
    [InlineData("1h")]
    [InlineData("0")]
    [InlineData("1:2:3:4")]
    [InlineData("-5")]
    [InlineData("2-")]
    [InlineData("1.5")]
    public void Others_are_none(string text) => Assert.False(SlurmTime.IsLimit(text));

    [Theory]
    [InlineData("0:07", 7)]
    [InlineData("59", 59)]
    [InlineData("10:00", 600)]
    [InlineData("1:00:01", 3601)]
    [InlineData("1-00:00:00", 86400)]
    [InlineData("UNLIMITED", null)]
    [InlineData("INVALID", null)]
    [InlineData("NOT_SET", null)]
    public void What_is_left_is_read_as_squeue_says_it(string text, int? seconds) => Assert.Equal(seconds, SlurmTime.Left(text)?.TotalSeconds);

    [Fact]
    public void Lines_of_squeue_are_tasks_and_others_are_none()
    {
        Assert.Equal(new SlurmTask("12_3", "15", "RUNNING", TimeSpan.FromMinutes(5), "None", "n01"), SlurmTask.Read("12|3|15|RUNNING|5:00|None|n01"));
        Assert.True(SlurmTask.Read("12|3|12|PENDING|1:00:00|(Priority)|")!.IsWaiting);
        Assert.Null(SlurmTask.Read("slurm_load_jobs error"));
    }
}
