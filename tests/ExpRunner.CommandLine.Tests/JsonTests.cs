using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Commands.Help;
using ExpRunner.Programs.Tests.SweepFiles;
using ExpRunner.Values;

namespace ExpRunner.CommandLine.Tests;

/// <summary>What verbs print for programs, held against the schemas that are published.</summary>
public sealed class JsonTests(KnnFolder folder)
{
    private static readonly string Schemas = Path.Combine(Built.RepositoryRoot, "docs", "schemas");

    /// <summary>A line of the tool and the schema of what it prints.</summary>
    public static TheoryData<string, string> OfTool => new()
    {
        { "report", "report" },
        { "report results failed --all", "report" },
        { "report results --group-by Metric --times", "report" },
        { "report results --format json", "report" },
        { "compare before after --score Accuracy:max", "compare" },
        { "compare results --between Metric", "compare" },
        { "importance results", "importance" },
        { "query 'select * from Knn' results", "query" },
        { "query --schema results", "query" },
        { "status results failed", "status" },
        { "attempts results", "attempts" },
        { "attempts results --stages", "attempts" },
        { "attempts failed", "attempts" },
        { "filter results/Knn --where 'K > 1'", "filter" },
        { "collect laptop server", "collect" },
        { "collect laptop server --dest gathered", "collect" },
        { "collect part1 part2 -o joined", "collect" },
        { "plan sweep.yaml other.yaml", "plan" },
        { "plan sweep.yaml -o results", "plan" },
        { "prune sweep.yaml -o results --dry-run", "prune" },
        { "check sweep.yaml other.yaml", "list" },
        { "plugin list", "plugin-list" },
        { "queue list waiting.yaml", "queue-list" },
        { "run sweep.yaml -q", "run" },
        { "exec grid --cmd 'true {K}' --vl K 1 2 -q -o json-exec", "run" },
        { "doctor", "doctor" },
        { "nodes --node nobody@nowhere.invalid 1", "nodes" },
    };

    /// <summary>The same for a project.</summary>
    public static TheoryData<string, string> OfProject => new()
    {
        { "list", "list" },
        { "plan -e Quadratic", "plan" },
        { "prune -e Quadratic --dry-run", "prune" },
        { "-e Quadratic -q -o json-project --repetitions 1", "run" },
        { "run -e Quadratic -q -o json-project --repetitions 1", "run" },
    };

    [Theory]
    [MemberData(nameof(OfTool))]
    public void The_tool_prints_what_its_schema_says(string line, string schema)
    {
        var finished = folder.Shell($"dotnet exprun {line}{(line.Contains("json ", StringComparison.Ordinal) || line.EndsWith("json", StringComparison.Ordinal) ? "" : " --json")}");

        Assert.True(finished.ExitCode is 0 or 1, finished.All);
        Check(finished.Output, schema);
    }

    [Theory]
    [MemberData(nameof(OfProject))]
    public void A_project_prints_what_its_schema_says(string line, string schema)
    {
        var finished = Built.Run(Built.TestExperiments, folder.Path, [.. line.Split(' '), "--json"]);

        Assert.True(finished.ExitCode == 0, finished.All);
        Check(finished.Output, schema);
    }

    [Fact]
    public void Every_schema_is_held_against_something_and_refuses_something_else()
    {
        var tested = OfTool.Concat(OfProject).Select(row => row.Data.Item2).Append("cluster-status").ToHashSet();

        Assert.Equal(tested.Order(StringComparer.Ordinal), Directory.EnumerateFiles(Schemas, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));
        Assert.All(tested, schema => Assert.NotEmpty(Read(schema).Faults(Value.Of("text"))));
        Assert.All(tested.Except(["query", "filter"]), schema => Assert.NotEmpty(Read(schema).Faults(Value.List(Value.Object(("nonsense", Value.Of(1)))))));
    }

    [Fact]
    public void Every_verb_that_prints_data_takes_json()
    {
        string[] without = ["", "head", "worker", "cluster", "cluster cancel", "plugin", "plugin add", "plugin remove", "queue", "queue add", "queue remove", "queue move", "queue pause", "queue resume", "queue keep", "queue close",
            "exec", "import", "import mlrunner", "import patas", "import coolrunner", "parse", "plot", "serve", "mcp", "schema", "watch", "completion", "man"];

        var lacking = CommandLines.VerbsOf(CommandLines.Tool).Concat(CommandLines.VerbsOf(CommandLines.Project).Skip(1))
            .Where(verb => verb.Options.All(option => option.Name != "--json")).Select(VerbExamples.Path).Distinct();

        Assert.Equal(without.Order(StringComparer.Ordinal), lacking.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("report nowhere --json")]
    [InlineData("status nowhere --json")]
    [InlineData("check knn.py --json")]
    [InlineData("plan nowhere.yaml --json")]
    [InlineData("collect nowhere --json")]
    [InlineData("filter results/Knn --json --format csv")]
    public void Errors_stay_words_on_standard_error(string line) => Assert.Equal("", folder.Shell(2, $"dotnet exprun {line}").Output);

    private static void Check(string output, string schema) => Assert.Equal([], Read(schema).Faults(Value.ParseJson(output)));

    private static JsonSchemaCheck Read(string schema) => new(Value.ParseJson(File.ReadAllText(Path.Combine(Schemas, schema + ".json"))));
}
