using ExpRunner.Programs.ClusterFiles;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Programs.Tests.SweepFiles;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.ClusterFiles;

/// <summary>The schema of cluster files for editors says what their reader does.</summary>
public sealed class ClusterSchemaTests
{
    private static readonly Value Schema = Value.ParseJson(FileSchemas.All["cluster"]());

    [Fact]
    public void The_schema_has_the_keys_of_the_reader_and_says_what_they_mean()
    {
        var keys = Get(Schema, "$defs", "node", "properties");

        Assert.Equal(NodeReader.Keys.Order(), keys.Names.ToArray().Order());
        Assert.All(NodeReader.Keys, key => Assert.True(Get(keys, key, "description").AsText().Length > 10));
    }

    [Theory]
    [InlineData("nodes: [{ hostname: a }]")]
    [InlineData("{ name: lab, nodes: [{ hostname: a, user: me, port: 22, workers: 4, tags: [gpu, x86], workdir: ~/x, environment: { A: 1, B: '' }, slots: [0, '2,3'], cpus: 2.5, gpus: [0, 1], memory: 32g, check_host_key: false }] }")]
    [InlineData("{ nodes: [{ name: one, hostname: 192.168.1.105, procs: 16, tags: [] }, { hostname: localhost, tags: small old }] }")]
    public void What_the_reader_takes_the_schema_takes_too(string text)
    {
        Assert.Empty(FaultsOf(text));
        Assert.NotEmpty(ClusterFileReader.ReadText(text, "c.yaml").Nodes);
    }

    [Theory]
    [InlineData("name: x", ": required")]
    [InlineData("nodes: []", "/nodes: minItems")]
    [InlineData("nodes: [{ hostname: a }]\nnodse: 1", "/nodse: additionalProperties")]
    [InlineData("nodes: [{ user: me }]", "/nodes/0: required")]
    [InlineData("nodes: [{ hostname: a, wrokers: 2 }]", "/nodes/0/wrokers: additionalProperties")]
    [InlineData("nodes: [{ hostname: a, workers: 0 }]", "/nodes/0/workers: minimum")]
    [InlineData("nodes: [{ hostname: a, gpus: 2 }]", "/nodes/0/gpus: type")]
    [InlineData("nodes: [{ hostname: a, tags: [a+b] }]", "/nodes/0/tags: anyOf")]
    [InlineData("nodes: [{ hostname: a, memory: much }]", "/nodes/0/memory: anyOf")]
    public void What_the_reader_refuses_the_schema_refuses_too(string text, string fault)
    {
        Assert.Equal([fault], FaultsOf(text));
        Assert.Throws<SweepException>(() => ClusterFileReader.ReadText(text, "c.yaml"));
    }

    private static IEnumerable<string> FaultsOf(string text)
        => YamlReader.Read(text, "f", new()).SelectMany(document => new JsonSchemaCheck(Schema).Faults(document.Value));

    private static Value Get(Value value, params string[] path)
        => path.Aggregate(value, (at, name) => at.TryGet(name, out var found) ? found : throw new KeyNotFoundException(name));
}
