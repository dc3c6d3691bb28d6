namespace ExpRunner.EndToEnd.Tests;

/// <summary>Every sample runs and tells what its README says.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_sample_has_a_readme_with_the_command_that_runs_it()
    {
        var samples = Directory.GetDirectories(Path.Combine(Programs.RepositoryRoot, "samples"))
            .Select(folder => Path.GetFileName(folder))
            .Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal))
            .ToList();

        Assert.Contains("Digits", samples);
        Assert.Contains("Smallest", samples);
        Assert.All(samples, sample => Assert.Contains(CommandOf(sample), File.ReadAllText(Path.Combine(Programs.RepositoryRoot, "samples", sample, "README.md"))));

        string CommandOf(string sample)
            => Directory.GetFiles(Path.Combine(Programs.RepositoryRoot, "samples", sample), "*.csproj").Length > 0 ? $"dotnet run --project samples/{sample} -c Release" : "\ndotnet exprun ";
    }

    [Theory]
    [InlineData("KnnExperiment", 0.95)]
    [InlineData("SoftmaxExperiment", 0.85, "--set", "Epochs=5")]
    [InlineData("NetworkExperiment", 0.85, "--set", "Epochs=10", "--set", "HiddenUnits=32,64")]
    public void Digits_are_read_well_even_after_little_training(string experiment, double least, params string[] settings)
    {
        var finished = Programs.Run(Programs.Digits, _folder.Path, ["-e", experiment, "--pick", "0:2", "--repetitions", "2", .. settings]);

        Assert.True(finished.ExitCode == 0, finished.All);
        Assert.Contains("4 of 4 completed", finished.Error);
        var lines = _folder.Results(experiment);
        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.All(line["scores"]!["Accuracy"]!.AsArray(), accuracy => Assert.InRange(accuracy!.GetValue<double>(), least, 1)));
    }

    [Theory]
    [InlineData("pool")]
    [InlineData("single")]
    public void A_class_whose_fit_is_a_program_runs_wherever_classes_do(string backend)
    {
        var finished = Programs.Run(Programs.TypedProgram, _folder.Path, "--backend", backend);

        Assert.True(finished.ExitCode == 0, finished.All);
        var scores = _folder.Results("Descent").Select(line => line["scores"]!).ToList();
        Assert.Equal([20, 4, 0, 20], scores.Select(score => score["mean_Far"]!.GetValue<double>()));
        Assert.Equal(20, File.ReadAllLines(Path.Combine(_folder.Path, "results", "Descent", "0", "descend.stdout.log")).Length);
        Assert.Empty(Directory.GetDirectories(Path.Combine(_folder.Path, "results", "Descent", "0")));
    }

    [Fact]
    public void Ten_times_as_near_to_pi_takes_a_hundred_times_as_many_points()
    {
        var finished = Programs.Run(Programs.Smallest, _folder.Path);

        Assert.True(finished.ExitCode == 0, finished.All);
        var deviations = _folder.Results("Pi").Select(line => line["scores"]!["std_Estimate"]!.GetValue<double>()).ToList();
        Assert.Equal(3, deviations.Count);
        Assert.All(deviations.Zip([0.164, 0.052, 0.0164]), pair => Assert.InRange(pair.First / pair.Second, 0.6, 1.5));
    }
}
