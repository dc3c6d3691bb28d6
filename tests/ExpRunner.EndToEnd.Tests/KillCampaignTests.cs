namespace ExpRunner.EndToEnd.Tests;

/// <summary>A small run of the campaign that kills runners and workers; <c>dotnet run --project tests/ExpRunner.Kills -- --kills 1000</c> is the large one.</summary>
public sealed class KillCampaignTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("parent")]
    [InlineData("worker")]
    [InlineData("two")]
    [InlineData("frozen")]
    public void Nothing_is_lost_counted_twice_or_left_running(string mode)
    {
        var finished = Programs.Run(Programs.Kills, _folder.Path, "--kills", "5", "--seed", "7", "--mode", mode);

        Assert.True(finished.ExitCode == 0, finished.All);
        Assert.Matches($@"{mode} +\d+ +\d+", finished.Output);
    }

    [Fact]
    public void What_it_does_not_understand_is_said() => Assert.Contains("--mode soft: not understood.", Programs.Run(Programs.Kills, _folder.Path, "--mode", "soft").Error);
}
