using ExpRunner.Generators.Tests.Kit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ExpRunner.Generators.Tests;

/// <summary>Editing what an experiment does not depend on generates nothing anew.</summary>
public sealed class CachingTests
{
    private const string Experiments = """
        using ExpRunner;

        [Experiment]
        public partial class First
        {
            [Variation(1, 2)] public int K { get; init; }
            public int Fit() => K;
        }

        [Experiment]
        public partial class Second
        {
            public Settings Settings { get; init; } = new();
            public int Fit() => Settings.Depth;
        }
        """;

    private const string Other = """
        public sealed class Settings
        {
            public int Depth { get; init; } = 1;
        }

        public static class Elsewhere
        {
            public static int Answer => 42;
        }
        """;

    private static readonly IncrementalStepRunReason[] Same = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    [Theory]
    [InlineData("Other.cs", "Answer => 42", "Answer => 43")]
    [InlineData("Other.cs", "public static class Elsewhere", "// a word\npublic static class Elsewhere")]
    [InlineData("Experiments.cs", "public int Fit() => K;", "public int Fit() => K + 1;")]
    [InlineData("Experiments.cs", "[Experiment]\npublic partial class Second", "// a word\n[Experiment]\npublic partial class Second")]
    public void An_unrelated_edit_reuses_every_output(string file, string from, string to)
    {
        var result = RunTwice(file, from, to);

        Assert.All(result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs), output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
        Assert.All(Reasons(result, ExperimentGenerator.ModelStep), reason => Assert.Contains(reason, Same));
        Assert.All(Reasons(result, ExperimentGenerator.RegistrationStep), reason => Assert.Contains(reason, Same));
        Assert.All(Reasons(result, ExperimentGenerator.ProgramStep), reason => Assert.Contains(reason, Same));
        Assert.All(Reasons(result, ExperimentGenerator.EntryPointStep), reason => Assert.Contains(reason, Same));
    }

    [Fact]
    public void A_changed_choice_makes_one_new_output()
    {
        var result = RunTwice("Experiments.cs", "[Variation(1, 2)]", "[Variation(1, 2, 3)]");

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], Reasons(result, ExperimentGenerator.ModelStep).Order(Comparer<IncrementalStepRunReason>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))));
        Assert.All(Reasons(result, ExperimentGenerator.RegistrationStep), reason => Assert.Contains(reason, Same));
    }

    [Fact]
    public void A_changed_config_class_in_another_file_makes_a_new_output()
    {
        var result = RunTwice("Other.cs", "public int Depth { get; init; } = 1;", "public long Depth { get; init; } = 1;\npublic int Width { get; init; }");

        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(result, ExperimentGenerator.ModelStep));
        Assert.Contains("\"Width\"", result.GeneratedSources.Single(source => source.HintName == "Second.g.cs").SourceText.ToString());
    }

    [Fact]
    public void A_new_name_changes_the_registration()
    {
        var result = RunTwice("Experiments.cs", "[Experiment]\npublic partial class First", "[Experiment(Name = \"one\")]\npublic partial class First");

        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, ExperimentGenerator.RegistrationStep));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step)
        => result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    private static GeneratorRunResult RunTwice(string file, string from, string to)
    {
        var experiments = Experiments.ReplaceLineEndings("\n");
        var before = Sources.Compile([("Experiments.cs", experiments), ("Other.cs", Other.ReplaceLineEndings("\n"))]);
        var tree = before.SyntaxTrees.Single(tree => tree.FilePath == file);
        var text = tree.ToString();
        Assert.Contains(from, text);
        var after = before.ReplaceSyntaxTree(tree, Sources.Parse(file, text.Replace(from, to)));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ExperimentGenerator().AsSourceGenerator()],
            parseOptions: Sources.Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return driver.RunGenerators(before).RunGenerators(after).GetRunResult().Results.Single();
    }
}
