using ExpRunner.Generators.Tests.Kit;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Tests;

/// <summary>When a project gets an entry point, and what it does.</summary>
public sealed class EntryPointTests
{
    private const string File = "ExpRunner.EntryPoint.g.cs";

    private const string Libraries = "ExpRunner.Libraries.g.cs";

    private const string Experiment = """
        [ExpRunner.Experiment]
        public partial class Tried
        {
            public int Fit() => 1;
        }
        """;

    private const string HostSource = """
        namespace ExpRunner;

        public static class ExpRunnerHost
        {
            public static Task<int> RunAsync(string[] args, CancellationToken cancel = default) => Task.FromResult(args.Length);
        }
        """;

    private static MetadataReference Host { get; } = Generation.Of(Sources.Compile(HostSource, name: "ExpRunner")).ToReference();

    [Fact]
    public async Task A_program_without_an_entry_point_gets_one()
    {
        var generation = Of(Experiment);

        Golden.Matches("EntryPoint.g.cs", generation.Files[File]);
        Assert.Empty(await generation.DiagnosticsAsync());
    }

    [Theory]
    [InlineData("ExpRunnerEntryPoint", "false")]
    [InlineData("IsTestProject", "True")]
    public void Build_properties_keep_it_away(string property, string value)
        => Assert.DoesNotContain(File, Of(Experiment, properties: (property, value)).Files);

    [Fact]
    public void A_build_property_that_asks_for_it_changes_nothing()
        => Assert.Contains(File, Of(Experiment, properties: [("ExpRunnerEntryPoint", "true"), ("IsTestProject", "")]).Files);

    [Theory]
    [InlineData("public static class Program { public static int Main() => 0; }")]
    [InlineData("public static class Program { private static async Task Main(string[] args) => await Task.Yield(); }")]
    public void An_own_main_is_left_alone(string main)
        => Assert.DoesNotContain(File, Of(Experiment + "\n" + main).Files);

    [Fact]
    public void Top_level_statements_are_left_alone()
        => Assert.DoesNotContain(File, Of("System.Console.WriteLine();\n" + Experiment).Files);

    [Fact]
    public void A_library_gets_none()
        => Assert.DoesNotContain(File, Of(Experiment, OutputKind.DynamicallyLinkedLibrary).Files);

    [Fact]
    public void A_program_without_experiments_gets_none()
        => Assert.Empty(Of("public static class Empty;").Files);

    [Fact]
    public void A_program_that_does_not_reference_the_host_gets_none()
        => Assert.DoesNotContain(File, Generation.Of(Sources.Compile(Experiment, OutputKind.ConsoleApplication)).Files);

    [Theory]
    [InlineData("public static class Empty;", true)]
    [InlineData("return;", false)]
    public async Task Experiments_of_referenced_libraries_are_registered_too_whoever_wrote_the_entry_point(string source, bool getsEntryPoint)
    {
        var library = Generation.Of(Sources.Compile(Experiment.Replace("Tried", "FromLibrary"), name: "My.Library")).ToReference();

        var generation = Generation.Of(Sources.Compile(source, OutputKind.ConsoleApplication, "App", Host, library));

        Golden.Matches("Libraries.g.cs", generation.Files[Libraries]);
        Assert.Equal(getsEntryPoint, generation.Files.ContainsKey(File));
        Assert.Empty(await generation.DiagnosticsAsync());
    }

    private static Generation Of(string source, OutputKind kind = OutputKind.ConsoleApplication, params (string, string)[] properties)
        => Generation.Of(Sources.Compile(source, kind, "App", Host), properties);
}
