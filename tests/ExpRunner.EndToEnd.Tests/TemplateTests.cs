using System.Text.RegularExpressions;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>What `dotnet new experiment` makes, from the packages alone.</summary>
[Collection(PackageConsumers.Collection)]
public sealed partial class TemplateTests(PackageConsumers consumers)
{
    private const string Hive = "hive";
    private static readonly string[] Always = [".editorconfig", ".gitignore", ".github/workflows/experiment.yml", ".vscode/exprun.code-snippets", "NoisyCurve.cs", "README.md"];

    [Theory]
    [InlineData("Plain")]
    [InlineData("Tested", "--tests")]
    [InlineData("Clustered", "--cluster")]
    [InlineData("Both", "--tests", "--cluster")]
    public void A_study_has_the_files_that_were_asked_for_and_no_trace_of_the_template(string name, params string[] options)
    {
        New(name, options);

        string[] expected = [
            .. Always, $"{name}.csproj", $"{name}Experiment.cs",
            .. options.Contains("--tests") ? (string[])["global.json", $"tests/{name}.Tests/{name}.Tests.csproj", $"tests/{name}.Tests/{name}ExperimentTests.cs"] : [],
            .. options.Contains("--cluster") ? (string[])["cluster.yaml"] : []];
        Assert.Equal(expected.Order(StringComparer.Ordinal), FilesOf(name).Order(StringComparer.Ordinal));
        Assert.All(FilesOf(name), file => Assert.DoesNotMatch(Traces(), File.ReadAllText(consumers.Folder(name, file))));
        Assert.Contains($"Include=\"ExpRunner\" Version=\"{consumers.Version}\"", File.ReadAllText(consumers.Folder(name, $"{name}.csproj")));
        Assert.Equal(options.Contains("--tests"), File.ReadAllText(consumers.Folder(name, ".github", "workflows", "experiment.yml")).Contains($"tests/{name}.Tests", StringComparison.Ordinal));
        Assert.Equal(options.Contains("--cluster"), File.ReadAllText(consumers.Folder(name, "README.md")).Contains("--cluster cluster.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public void A_study_with_an_odd_name_builds_without_a_warning_runs_is_tested_and_runs_on_its_cluster()
    {
        New("My-Study.2", "--tests", "--cluster");
        Assert.Contains("namespace My_Study._2;", File.ReadAllText(consumers.Folder("My-Study.2", "MyStudy2Experiment.cs")));

        var tests = Path.Combine("tests", "My-Study.2.Tests");
        Quiet(consumers.Dotnet("My-Study.2", "build", tests, "-warnaserror"));

        var tested = Succeeds(consumers.Dotnet("My-Study.2", "run", "--no-build", "--project", tests)).Output;
        Assert.Matches(@"succeeded: 3\s", tested);
        Assert.Contains("80 of 80 completed", Succeeds(consumers.Dotnet("My-Study.2", "run", "--no-build")).Error);
        Assert.Equal(8, File.ReadAllLines(consumers.Folder("My-Study.2", "results", "MyStudy2Experiment", "results.jsonl")).Length);
        var onCluster = Succeeds(consumers.Dotnet("My-Study.2", "run", "--no-build", "--", "--backend", "ssh", "--cluster", "cluster.yaml", "-o", "cluster", "--repetitions", "1"));
        Assert.Contains("8 of 8 completed", onCluster.Error);
    }

    [Fact]
    public void A_plain_study_runs_with_the_commands_of_its_readme()
    {
        New("Readable");
        var commands = Commands().Matches(File.ReadAllText(consumers.Folder("Readable", "README.md"))).Select(line => line.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.Equal(5, commands.Count);
        Assert.All(commands, command => Succeeds(consumers.Dotnet("Readable", command)));
        Assert.True(File.Exists(consumers.Folder("Readable", "results", "ReadableExperiment", "results.jsonl")));
    }

    [Theory]
    [InlineData("2024", "_2024", "Study2024Experiment")]
    [InlineData("lab.class", "lab.@class", "LabclassExperiment")]
    [InlineData("Größe messen", "Größe_messen", "GrößemessenExperiment")]
    [InlineData("KnnExperiment", "KnnExperiment", "KnnExperiment")]
    public void Names_of_every_kind_become_names_of_the_language(string name, string space, string type)
    {
        New(name, "--tests");

        var source = File.ReadAllText(consumers.Folder(name, $"{type}.cs"));
        Assert.Contains($"namespace {space};", source);
        Assert.Contains($"public sealed partial class {type}\n", source);
        Assert.Contains($"namespace {space}.Tests;", File.ReadAllText(consumers.Folder(name, "tests", $"{name}.Tests", $"{type}Tests.cs")));
    }

    private void New(string name, params string[] options)
    {
        if (!Directory.Exists(consumers.Folder(Hive)))
        {
            Succeeds(consumers.Packed);
            Succeeds(consumers.Dotnet(".", "new", "install", $"ExpRunner.Templates@{consumers.Version}", "--debug:custom-hive", consumers.Folder(Hive)));
        }
        Succeeds(consumers.Dotnet(".", ["new", "experiment", "-n", name, .. options, "--debug:custom-hive", consumers.Folder(Hive)]));
    }

    private IEnumerable<string> FilesOf(string name)
        => Directory.EnumerateFiles(consumers.Folder(name), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(consumers.Folder(name), file));

    private static void Quiet(Finished build) => Assert.Contains("0 Warning(s)", Succeeds(build).Output);

    private static Finished Succeeds(Finished finished)
    {
        Assert.True(finished.ExitCode == 0, finished.All);
        return finished;
    }

    /// <summary>What the template engine should have replaced or left out.</summary>
    [GeneratedRegex("StudyName|STUDY_|EXPRUNNER_|#if|#endif")]
    private static partial Regex Traces();

    /// <summary>The commands of a block, without what is said behind them.</summary>
    [GeneratedRegex("^dotnet ([^#\n]*)", RegexOptions.Multiline)]
    private static partial Regex Commands();
}
