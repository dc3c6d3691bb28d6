using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Tests.Expressions;

public sealed partial class ExpressionDocsTests
{
    [Fact]
    public void The_page_of_the_language_has_every_function_and_no_other()
        => Assert.Equal(Functions.All.Values.Select(function => function.Usage), FunctionRow().Matches(Page()).Select(row => row.Groups[1].Value));

    [Fact]
    public void Every_example_on_the_page_gives_what_it_says()
    {
        var examples = Example().Matches(Page()).Select(match => (Text: match.Groups[1].Value, Json: match.Groups[2].Value)).ToArray();

        Assert.True(examples.Length > Functions.All.Count);
        Assert.All(examples, example => Assert.Equal(example.Json, Expression.Parse(example.Text).Evaluate(new Nameless()).ToJson()));
    }

    private static string Page() => File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/expressions.md"));

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"^\| `([a-z0-9]+\([^`]*\))` \| .* \| `.*` is `.*` \|$", RegexOptions.Multiline)]
    private static partial Regex FunctionRow();

    [GeneratedRegex(@"\| `([^`]+)` is `([^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Example();

    private sealed class Nameless : ExpressionScope
    {
        public override bool IsStrict => true;

        public override Value? Find(string name) => null;
    }
}
