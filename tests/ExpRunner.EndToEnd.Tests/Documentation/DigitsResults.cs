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
        Run("-e", "SoftmaxExperiment", "--search", "random", "-n", "12", "--set", "Epochs=20", "-o", "random");
        return folder;

        void Run(params string[] args)
        {
            var finished = Programs.Run(Programs.Digits, folder.Path, ["-q", .. args]);
            Assert.True(finished.ExitCode == 0, finished.All);
        }
    }
}
