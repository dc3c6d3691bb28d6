using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>What editors get from the tool.</summary>
public sealed class SchemaVerbTests
{
    [Theory]
    [InlineData("sweep-file.schema.json", "schema")]
    [InlineData("sweep-file.schema.json", "schema", "sweep")]
    [InlineData("cluster-file.schema.json", "schema", "cluster")]
    public void The_schema_that_is_printed_is_the_one_of_the_documentation(string file, params string[] arguments)
    {
        using var folder = new TempFolder();

        var ended = Programs.Run(Programs.Tool, folder.Path, arguments);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal(File.ReadAllText(Path.Combine(Programs.RepositoryRoot, "docs", file)), ended.Output);
    }

    [Fact]
    public void Another_kind_is_refused_with_those_there_are()
    {
        using var folder = new TempFolder();

        var ended = Programs.Run(Programs.Tool, folder.Path, "schema", "other");

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("'sweep'", ended.Error);
        Assert.Contains("'cluster'", ended.Error);
    }
}
