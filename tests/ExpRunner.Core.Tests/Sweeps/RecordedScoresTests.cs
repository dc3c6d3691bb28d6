using ExpRunner.Sweeps;
using ExpRunner.Values;
using ExpRunner.Workers;

namespace ExpRunner.Tests.Sweeps;

public sealed class RecordedScoresTests
{
    private enum Kind
    {
        Plain,
        Odd,
    }

    private sealed record Inner(double Loss);

    private sealed record Whole(double Accuracy, Inner Test, Kind Kind, string Text, int[] Sizes);

    private readonly record struct Few(double Accuracy, bool Done);

    [Fact]
    public void Records_come_back_with_what_is_nested_in_them()
    {
        var read = RecordedScores.Read<Whole>(Value.ParseJson("""{"Accuracy":"NaN","Test.Loss":0.5,"Kind":"Odd","Text":"a","Sizes":[1,2],"fit_time":3}"""u8));

        Assert.Equal((double.NaN, 0.5, Kind.Odd, "a"), (read.Accuracy, read.Test.Loss, read.Kind, read.Text));
        Assert.Equal([1, 2], read.Sizes);
    }

    [Fact]
    public void Structs_tuples_dictionaries_and_single_numbers_come_back()
    {
        var scores = Value.ParseJson("""{"Accuracy":0.25,"Done":true,"fit_time":3}"""u8);

        Assert.Equal(new Few(0.25, true), RecordedScores.Read<Few>(scores));
        Assert.Equal((0.25, true), RecordedScores.Read<(double Accuracy, bool Done)>(scores));
        Assert.Equal(3, RecordedScores.Read<Dictionary<string, double>>(Value.ParseJson("""{"a":1,"fit_time":3}"""u8))["fit_time"]);
        Assert.Equal(7, RecordedScores.Read<int>(Value.ParseJson("""{"score":7,"fit_time":3}"""u8)));
    }

    [Fact]
    public void Scores_of_another_type_are_refused_with_what_to_do()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => RecordedScores.Read<Whole>(Value.ParseJson("""{"Accuracy":"high"}"""u8)));

        Assert.StartsWith("""The scores {"Accuracy":"high"} cannot be read as Whole: """, fault.Message);
        Assert.EndsWith("Ask for the type that the last phase returns, and let that be a record, a struct, a tuple or a dictionary.", fault.Message);
    }

    [Fact]
    public void A_test_gives_the_trial_before()
    {
        var trial = TrialContext.ForTest().WithPrevious(new Few(0.5, false), "folder");

        Assert.Equal((0.5, "folder"), (trial.Previous<Few>()!.Scores.Accuracy, trial.Previous<Few>()!.OutPath));
        Assert.Single(trial.AllPrevious<Few>());
        Assert.Null(TrialContext.ForTest().Previous<Few>());
    }

    [Fact]
    public void What_is_needed_reaches_workers_as_it_was()
    {
        var needed = new NeededTrial(5, "results/E/5", Value.ParseJson("""{"n":1}"""u8), Value.ParseJson("""{"acc":0.5}"""u8));
        var attempt = new Attempt { Experiment = "E", ExperimentId = 6, RunId = 0, Number = 1, Config = Value.Object(), Key = 1, Seed = 0, SharedSeed = 0, OutPath = "out", Needed = [needed] };

        Assert.Equal([needed], ExpRunner.Cluster.AttemptBodies.Read(ExpRunner.Cluster.AttemptBodies.Write(attempt), 1).Needed);
        var writer = new FrameWriter();
        Frames.WriteNeeded(writer, attempt.Needed);
        var reader = new FrameReader(writer.Written, new NameCache());
        Assert.Equal([needed], Frames.ReadNeeded(ref reader));
    }
}
