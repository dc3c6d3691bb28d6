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

    [Theory]
    [InlineData("compare", "results", "results")]
    [InlineData("compare", "results", "--between", "Y", "--format", "json")]
    [InlineData("compare", "results")]
    [InlineData("importance", "--score", "Loss")]
    public void Verbs_that_test_scores_do_what_those_of_the_tool_do(params string[] args)
    {
        _folder.Run(0, "-e", "Quadratic", "-q");

        Assert.Equal(Programs.Run(Programs.Tool, _folder.Path, args), _folder.Run(args));
    }

    [Theory]
    [InlineData("--backend", "single")]
    [InlineData("--backend", "pool")]
    public void Repetitions_are_paired_where_the_journals_say_that_shared_random_numbers_were_drawn(params string[] backend)
    {
        _folder.Run(0, ["-e", "Quadratic", "-q", "-o", "a", .. backend]);
        _folder.Run(0, ["-e", "Quadratic", "-q", "-o", "b", .. backend]);
        _folder.Run(0, ["-e", "Quadratic", "-q", "-o", "c", "--seed", "7", .. backend]);

        var paired = _folder.Run(0, "compare", "a", "b").Output;
        Assert.Contains("Repetitions are paired by run_id: both results used trial.SharedRandom with seed 0.", paired);
        Assert.Contains("20 equal.", paired);
        Assert.Contains("with different seeds or run_ids", _folder.Run(0, "compare", "a", "c").Output);
        Assert.Contains("All used trial.SharedRandom with one seed.", _folder.Run(0, "compare", "a", "--between", "X,Y").Output);
    }

    [Fact]
    public void A_mistyped_option_of_report_is_bad_usage()
        => Assert.Contains("There is no option '--bset'", _folder.Run(2, "report", "--bset", "Loss").Error);
}
