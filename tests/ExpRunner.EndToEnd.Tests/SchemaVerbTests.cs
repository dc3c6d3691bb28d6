using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>What editors get from the tool.</summary>
public sealed class SchemaVerbTests
{
    [Theory]
    [InlineData("schema")]
    [InlineData("schema", "sweep")]
    public void The_schema_that_is_printed_is_the_one_of_the_documentation(params string[] arguments)
    {
        using var folder = new TempFolder();

        var ended = Programs.Run(Programs.Tool, folder.Path, arguments);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal(File.ReadAllText(Path.Combine(Programs.RepositoryRoot, "docs", "sweep-file.schema.json")), ended.Output);
    }

    [Fact]
    public void Another_kind_is_refused_with_those_there_are()
    {
        using var folder = new TempFolder();

        var ended = Programs.Run(Programs.Tool, folder.Path, "schema", "other");

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("'sweep'", ended.Error);
    }
}
