using ExpRunner.Reporting.Live;
using ExpRunner.Results;

namespace ExpRunner.Reporting.Tests.Live;

/// <summary>The files of sweeps that really ran, as somebody finds them who reads while they grow.</summary>
public sealed class FollowingTests(RecordedSweeps sweeps) : IClassFixture<RecordedSweeps>, IDisposable
{
    private readonly ResultsFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Faulty", 1)]
    [InlineData("Quadratic", 2)]
    [InlineData("Flaky", 3)]
    public void What_is_read_piece_by_piece_is_what_is_read_at_once(string experiment, int seed)
    {
        var random = new Random(seed);
        var (journal, results) = (sweeps.Bytes(experiment, "journal.jsonl"), sweeps.Bytes(experiment, "results.jsonl"));
        using var follower = new ResultsFollower([_folder.Path], TimeProvider.System, 5);
        Assert.Empty(follower.Look());
        Append("sweep.json", sweeps.Bytes(experiment, "sweep.json"));
        var (ended, best) = (0, 0);
        for (var (at, done) = (0, 0); at < journal.Length;)
        {
            var length = Math.Min(random.Next(1, 700), journal.Length - at);
            Append("journal.jsonl", journal.AsSpan(at, length));
            at += length;
            var upTo = (int)((long)results.Length * at / journal.Length);
            Append("results.jsonl", results.AsSpan(done, upTo - done));
            done = upTo;
            var picture = Assert.Single(follower.Look());
            Assert.Null(picture.Problem);
            Assert.True(picture.Ended >= ended && picture.Best.Count >= best, $"{picture.Ended} after {ended}, {picture.Best.Count} after {best}");
            (ended, best) = (picture.Ended, picture.Best.Count);
        }

        var followed = Assert.Single(follower.Look());
        using var anew = new ResultsFollower([_folder.Path], TimeProvider.System, 5);
        var read = Assert.Single(anew.Look());
        Assert.Equivalent(Assert.Single(SweepStatus.Read([_folder.Path])), followed.Status, strict: true);
        Assert.Equal(read.Failures, followed.Failures);
        Assert.Equal(read.Best, followed.Best);
        Assert.Equal(read.Starts, followed.Starts);
        Assert.Equal(SweepState.Finished, followed.State);
        Assert.Empty(followed.Running);
    }

    [Fact]
    public void Nothing_new_changes_no_version_and_each_change_changes_it()
    {
        Put("Quadratic");
        using var follower = new ResultsFollower([_folder.Path], TimeProvider.System, 5);
        var first = Assert.Single(follower.Look());
        Assert.Equal((first.Version, first.ResultsVersion), (follower.Look()[0].Version, follower.Look()[0].ResultsVersion));

        File.AppendAllText(At("results.jsonl"), Line(99, 7));

        var later = Assert.Single(follower.Look());
        Assert.True(later.Version > first.Version && later.ResultsVersion > first.ResultsVersion);
        Assert.Equal(("7", "99"), later.Best.Where(best => best.Score == "Found").Select(best => (best.Value, best.Id)).Single());
    }

    [Fact]
    public void A_line_that_replaces_the_best_one_takes_it_away()
    {
        using var follower = new ResultsFollower([_folder.Path], TimeProvider.System, 5);
        Put("Quadratic");
        File.WriteAllText(At("results.jsonl"), Line(1, 5) + Line(2, 9) + Line(3, 6));
        Assert.Equal(("9", "2"), (follower.Look()[0].Best[0].Value, follower.Look()[0].Best[0].Id));

        File.AppendAllText(At("results.jsonl"), Line(2, 4));

        Assert.Equal(("6", "3"), (follower.Look()[0].Best[0].Value, follower.Look()[0].Best[0].Id));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.01)]
    [InlineData(0)]
    public void Files_that_become_shorter_are_read_again(double share)
    {
        Put("Faulty");
        using var follower = new ResultsFollower([_folder.Path], TimeProvider.System, 5);
        Assert.Equal(4, follower.Look()[0].Ended);

        foreach (var file in new[] { "journal.jsonl", "results.jsonl" })
        {
            File.WriteAllBytes(At(file), File.ReadAllBytes(At(file))[..(int)(new FileInfo(At(file)).Length * share)]);
        }
        var cut = Assert.Single(follower.Look());
        using var anew = new ResultsFollower([_folder.Path], TimeProvider.System, 5);
        Assert.Equal(anew.Look()[0].Status?.Completed, cut.Status?.Completed);
        Assert.Equal(anew.Look()[0].Best.Select(best => (best.Score, best.Value, best.Id)), cut.Best.Select(best => (best.Score, best.Value, best.Id)));
        Put("Faulty");

        Assert.Equal((4, SweepState.Finished), (follower.Look()[0].Ended, follower.Look()[0].State));
    }

    [Fact]
    public void Damage_in_the_middle_costs_what_was_damaged_and_is_counted()
    {
        Put("Faulty");
        using var follower = new ResultsFollower([_folder.Path], TimeProvider.System, 5);
        follower.Look();
        var journal = File.ReadAllText(At("journal.jsonl"));
        File.WriteAllText(At("journal.jsonl"), journal.Replace("\"kind\":\"runner\"", "\"kind\":\"runnerx\"", StringComparison.Ordinal));
        File.WriteAllText(At("results.jsonl"), "no line of results\n{\"scores\":\n" + File.ReadAllText(At("results.jsonl")) + "{\"experiment_id\":1,\"scores\":{\"x\":[1],\"mean_x\":");

        var picture = Assert.Single(follower.Look());

        Assert.True(picture.Status!.DamagedPlaces > 0);
        Assert.Equal(1.5, double.Parse(picture.Best.Single(best => best.Score == "Number").Value, System.Globalization.CultureInfo.InvariantCulture));
        File.WriteAllText(At("sweep.json"), "{ broken");
        Assert.Null(Assert.Single(follower.Look()).Problem);
    }

    [Fact]
    public void Another_sweep_in_the_same_place_is_told_as_a_problem_and_a_folder_that_goes_away_is_gone()
    {
        Put("Faulty");
        using var follower = new ResultsFollower([_folder.Path], TimeProvider.System, 5);
        follower.Look();
        File.AppendAllBytes(At("journal.jsonl"), sweeps.Bytes("Quadratic", "journal.jsonl"));

        Assert.Contains("this folder holds experiment 'Quadratic', not 'Faulty'", follower.Look()[0].Problem);

        Directory.Delete(Path.GetDirectoryName(At("x"))!, recursive: true);
        Assert.True(SpinWait.SpinUntil(() => follower.Look().Count == 0, TimeSpan.FromSeconds(20)));
        Assert.Equal([_folder.Path], follower.Missing);
    }

    [Theory]
    [InlineData("accuracy", true)]
    [InlineData("val_loss", false)]
    [InlineData("ValLoss", false)]
    [InlineData("test.rmse", false)]
    [InlineData("fit_time", false)]
    [InlineData("Lossless", true)]
    [InlineData("timeliness", true)]
    public void Which_way_is_better_is_presumed_from_whole_words(string score, bool isMaximised) => Assert.Equal(isMaximised, ScoreDirection.IsMaximised(score));

    private static string Line(int id, double score) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{{\"experiment\":\"Quadratic\",\"experiment_id\":{id},\"X\":{id},\"out_path\":\"x\",\"repetitions\":1,\"status\":\"completed\",\"scores\":{{\"Found\":[{score}],\"mean_Found\":{score},\"std_Found\":0}}}}\n");

    private void Put(string experiment)
    {
        foreach (var file in new[] { "sweep.json", "journal.jsonl", "results.jsonl" })
        {
            File.WriteAllBytes(At(file), sweeps.Bytes(experiment, file));
        }
    }

    private void Append(string file, ReadOnlySpan<byte> bytes) => File.AppendAllBytes(At(file), bytes);

    private string At(string file) => Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.Path, "a")).FullName, file);
}
