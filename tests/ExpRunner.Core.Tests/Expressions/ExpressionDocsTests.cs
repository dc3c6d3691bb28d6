using System.Runtime.CompilerServices;
using ExpRunner.Expressions;

namespace ExpRunner.Tests.Expressions;

public sealed class ExpressionDocsTests
{
    [Fact]
    public void Every_function_stands_on_the_page_of_the_language()
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/expressions.md"));

        Assert.All(Functions.All.Keys, name => Assert.Contains($"`{name}(", page));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
