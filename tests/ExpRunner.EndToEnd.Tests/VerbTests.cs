namespace ExpRunner.EndToEnd.Tests;

/// <summary>What the verbs and switches around a run print, and where.</summary>
public sealed class VerbTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("report")]
    [InlineData("report", "results/Quadratic", "--format", "json", "--all")]
    [InlineData("report", "nowhere")]
    [InlineData("report", "--where", "X = 1")]
    public void The_verb_report_does_what_the_tool_does(params string[] args)
    {
        _folder.Run(0, "-e", "Quadratic", "-q");

        Assert.Equal(Programs.Run(Programs.Tool, _folder.Path, args), _folder.Run(args));
    }

    [Fact]
    public void A_mistyped_option_of_report_is_bad_usage()
        => Assert.Contains("There is no option '--bset'", _folder.Run(2, "report", "--bset", "Loss").Error);
}
