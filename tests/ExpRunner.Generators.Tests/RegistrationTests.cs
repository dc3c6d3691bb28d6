using ExpRunner.Generators.Tests.Kit;

namespace ExpRunner.Generators.Tests;

/// <summary>The order in which experiments are registered, and when their definitions are made.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public void Experiments_are_registered_by_file_and_place()
    {
        var generation = Generation.Of(Sources.Compile(
        [
            ("b.cs", One("Zeta") + One("Alpha")),
            ("a.cs", One("Middle")),
        ]));

        var order = generation.Files["ExpRunner.Registration.g.cs"].Split('\n').Where(line => line.Contains("ExperimentRegistry.Add<", StringComparison.Ordinal)).Select(line => line.Split('"')[1]);
        Assert.Equal(["Middle", "Zeta", "Alpha"], order);
    }

    [Fact]
    public void A_broken_experiment_is_left_out_and_the_others_stay()
    {
        var generation = Generation.Of(Sources.Compile(One("Good") + "[ExpRunner.Experiment] public partial class Bad { }"));

        Assert.Equal(["ExpRunner.Registration.g.cs", "Good.g.cs"], generation.Files.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Bad", generation.Files["ExpRunner.Registration.g.cs"]);
    }

    [Fact]
    public void Statics_of_an_experiment_run_only_when_it_is_asked_for()
    {
        var assembly = Generation.Of(Sources.Compile("""
            using ExpRunner;

            [Experiment]
            public partial class LazyStatics
            {
                public static bool WasTouched;
                [VariationSource(nameof(Sizes))] public int Size { get; init; } = 1;
                private static int[] Sizes { get { WasTouched = true; return [1, 2]; } }
                public int Fit() => Size;
            }
            """, name: "Lazy")).Load();
        var touched = assembly.GetType("LazyStatics")!.GetField("WasTouched")!;

        var defaults = ExperimentRegistry.Find("LazyStatics")!.Config.Defaults;

        Assert.Equal("""{"Size":1}""", defaults.ToJson());
        Assert.False((bool)touched.GetValue(null)!);
    }

    [Fact]
    public void Classes_whose_names_differ_only_in_case_have_files_of_their_own()
    {
        var generation = Generation.Of(Sources.Compile(One("Knn") + One("KNN").Replace("Experiment]", "Experiment(Name = \"other\")]")));

        Assert.Equal(["ExpRunner.Registration.g.cs", "KNN.2.g.cs", "Knn.g.cs"], generation.Files.Keys.Order(StringComparer.Ordinal));
    }

    private static string One(string name) => $$"""
        [ExpRunner.Experiment]
        public partial class {{name}}
        {
            public int Fit() => 1;
        }

        """;
}
