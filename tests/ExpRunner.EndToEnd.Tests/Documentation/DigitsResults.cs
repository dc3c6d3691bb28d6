namespace ExpRunner.EndToEnd.Tests.Documentation;

/// <summary>The results of the digits sample that pages show: run once, by all processors, for every page that says <c>run in digits</c>.</summary>
public sealed class DigitsResults : IDisposable
{
    private readonly Lazy<SweepFolder> _folder = new(Make);

    /// <summary>The folders a page finds: <c>results</c> and <c>before</c> are the sample as it stands, <c>after</c> has five epochs, <c>random</c> was drawn.</summary>
    public static IReadOnlyList<string> Names { get; } = ["results", "before", "after", "random"];

    public string Path(string name) => _folder.Value.File(name is "before" ? "results" : name);

    public void Dispose()
    {
        if (_folder.IsValueCreated)
        {
            _folder.Value.Dispose();
        }
    }

    private static SweepFolder Make()
    {
        var folder = new SweepFolder();
        Run();
        Run("-e", "NetworkExperiment", "--set", "Epochs=5", "-o", "after");
        Run("-e", "SoftmaxExperiment", "--search", "random", "-n", "40", "--repetitions", "2", "-o", "random", "--set", "Epochs=50",
            "--set", "Ridge=0.0001,0.0002,0.0005,0.001,0.002,0.005,0.01,0.02,0.05,0.1",
            "--set", "LearningRate=0.02,0.03,0.04,0.05,0.07,0.1,0.14,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1");
        return folder;

        void Run(params string[] args)
        {
            var finished = Programs.Run(Programs.Digits, folder.Path, ["-q", .. args]);
            Assert.True(finished.ExitCode == 0, finished.All);
        }
    }
}
