using System.Reflection;
using System.Text.RegularExpressions;
using ExpRunner.Programs.SweepFiles;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.SweepFiles;

/// <summary>The schema for editors says what the reader does.</summary>
public sealed partial class SchemaTests
{
    private static readonly Value Schema = Value.ParseJson(FileSchemas.All["sweep"]());

    /// <summary>The objects of the schema beside the lists of keys that the reader goes by.</summary>
    public static TheoryData<string, string[]> Objects => new()
    {
        { "head", [.. FileKeys.Head] },
        { "sweep", [.. FileKeys.Sweep] },
        { "stage", [.. FileKeys.Stage] },
        { "slots", [.. FileKeys.Slots] },
        { "resources", [.. FileKeys.Resources] },
        { "score", [.. FileKeys.Score] },
        { "range", [.. FileKeys.Range] },
    };

    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(SweepFileTests.Sample(""), "*.yaml").Select(file => Path.GetFileName(file)).Order()];

    public static TheoryData<string> Blocks => [.. Block().Matches(Documentation).Select(match => match.Groups["text"].Value)];

    private static string Documentation { get; } = File.ReadAllText(Path.Combine(Root, "docs", "sweep-files.md"));

    private static string Root => typeof(SchemaTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    [Theory]
    [MemberData(nameof(Objects))]
    public void The_schema_has_the_keys_of_the_reader(string name, string[] keys)
        => Assert.Equal(keys.Order(), Get(Schema, "$defs", name, "properties").Names.ToArray().Order());

    [Theory]
    [MemberData(nameof(Objects))]
    public void Every_key_is_described_in_schema_and_documentation(string name, string[] keys) => Assert.All(keys, key =>
    {
        Assert.True(Get(Schema, "$defs", name, "properties", key).TryGet("description", out var text) && text.AsText().Length > 10);
        Assert.Contains($"`{key}`", Documentation);
    });

    [Theory]
    [MemberData(nameof(Samples))]
    public void Samples_are_right_by_schema_and_reader(string name)
    {
        var text = File.ReadAllText(SweepFileTests.Sample(name));

        Assert.Empty(FaultsOf(text));
        SweepFileReader.ReadText(text, name);
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Files_in_the_documentation_are_right_by_schema_and_reader(string text)
    {
        Assert.Empty(FaultsOf(text));
        Assert.Empty(SweepFileReader.ReadText(text, "f.yaml").Warnings);
    }

    [Theory]
    [InlineData("{ stages: { a: b }, nam: x }", "/nam: additionalProperties")]
    [InlineData("{ stages: { a: { cdm: b } } }", "/stages/a: anyOf")]
    [InlineData("{ defaults: { a: b } }", ": required")]
    [InlineData("{ stages: { a: b }, repetitions: 0 }", "/repetitions: minimum")]
    [InlineData("{ stages: { a: b }, repetitions: 1.5 }", "/repetitions: type")]
    [InlineData("{ stages: { a: b }, slots: 4 }", "/slots: anyOf")]
    [InlineData("{ stages: { a: b }, resources: { cpus: 0 } }", "/resources/cpus: minimum")]
    [InlineData("{ stages: { a: b }, resources: { gpus: 0.5 } }", "/resources/gpus: type")]
    [InlineData("{ stages: { a: b }, resources: { memory: much } }", "/resources/memory: anyOf")]
    [InlineData("{ stages: { a: b }, resources: { tags: [a b] } }", "/resources/tags: anyOf")]
    [InlineData("{ stages: { a: b }, timeout: soon }", "/timeout: anyOf")]
    [InlineData("{ stages: { a: b }, sweeps: [{ x: [] }] }", "/sweeps/0/x: minItems")]
    [InlineData("{ stages: { a: b }, sweeps: [{ x: { from: 1, to: 2 } }] }", "/sweeps/0/x: oneOf")]
    [InlineData("{ stages: { a: b }, sweeps: [{ x: { y: { from: 1, to: 2, step: a } } }] }", "/sweeps/0/x/y/step: type")]
    [InlineData("{ stages: { a: b }, sweeps: [{ x: 1, repeat: 0 }] }", "/sweeps/0/repeat: minimum")]
    [InlineData("{ stages: { a: b }, sweeps: [{ x: 1, base: [1] }] }", "/sweeps/0/base: anyOf")]
    [InlineData("{ stages: { a: b }, scores: { x: { take: best, pattern: (a) } } }", "/scores/x: anyOf")]
    public void What_the_reader_refuses_the_schema_refuses_too(string text, string fault)
    {
        Assert.Equal([fault], FaultsOf(text));
        Assert.Throws<SweepException>(() => SweepFileReader.ReadText(text, "f.yaml"));
    }

    [Fact]
    public void One_sample_has_every_key()
    {
        var text = File.ReadAllText(SweepFileTests.Sample("every-key.yaml"));
        var names = new HashSet<string>();
        foreach (var document in YamlReader.Read(text, "f", new()))
        {
            Gather(document.Value, names);
        }

        Assert.Empty(Objects.SelectMany(row => row.Data.Item2).Except(names));
    }

    private static void Gather(Value value, HashSet<string> names)
    {
        names.UnionWith(value.Names.ToArray());
        foreach (var item in value.Items)
        {
            Gather(item, names);
        }
    }

    private static IEnumerable<string> FaultsOf(string text)
        => YamlReader.Read(text, "f", new()).Where(document => !document.Value.IsNull).SelectMany(document => new JsonSchemaCheck(Schema).Faults(document.Value));

    private static Value Get(Value value, params string[] path)
        => path.Aggregate(value, (at, name) => at.TryGet(name, out var found) ? found : throw new KeyNotFoundException(name));

    [GeneratedRegex(@"```yaml\r?\n(?<text>[^`]*^stages:[^`]*)```", RegexOptions.Multiline)]
    private static partial Regex Block();
}
