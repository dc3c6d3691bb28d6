using ExpRunner.Expressions;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.SweepFiles;

public sealed class YamlTests
{
    [Theory]
    [InlineData("1e-5", ValueKind.Number, "1e-5")]
    [InlineData("1.0", ValueKind.Number, "1.0")]
    [InlineData("+1", ValueKind.Number, "+1")]
    [InlineData("-.5", ValueKind.Number, "-.5")]
    [InlineData("012", ValueKind.Number, "012")]
    [InlineData("0x1F", ValueKind.Number, "31")]
    [InlineData("0xffffffffffffffff", ValueKind.Number, "18446744073709551615")]
    [InlineData("0o17", ValueKind.Number, "15")]
    [InlineData(".inf", ValueKind.Number, "Infinity")]
    [InlineData("-.INF", ValueKind.Number, "-Infinity")]
    [InlineData(".NaN", ValueKind.Number, "NaN")]
    [InlineData("True", ValueKind.Boolean, "true")]
    [InlineData("FALSE", ValueKind.Boolean, "false")]
    [InlineData("~", ValueKind.Null, "null")]
    [InlineData("", ValueKind.Null, "null")]
    [InlineData("yes", ValueKind.Text, "yes")]
    [InlineData("off", ValueKind.Text, "off")]
    [InlineData("tRue", ValueKind.Text, "tRue")]
    [InlineData("2021-11-12", ValueKind.Text, "2021-11-12")]
    [InlineData("12:30:45", ValueKind.Text, "12:30:45")]
    [InlineData("1_000", ValueKind.Text, "1_000")]
    [InlineData("2,3", ValueKind.Text, "2,3")]
    [InlineData("nan", ValueKind.Text, "nan")]
    [InlineData("'5'", ValueKind.Text, "5")]
    [InlineData("\"tr\\u0075e\"", ValueKind.Text, "true")]
    [InlineData("!!str 5", ValueKind.Text, "5")]
    [InlineData("!!int 5", ValueKind.Number, "5")]
    public void A_word_means_what_the_core_schema_says(string word, ValueKind kind, string text)
    {
        var value = Read($"a: {word}\n")[0].Value.Items[0];

        Assert.Equal((kind, text), (value.Kind, value.ToString()));
    }

    [Fact]
    public void Nodes_know_their_places()
    {
        var map = Assert.IsType<YamlMap>(Read("\na:\n  - 1\n  - { b: 'x y' }\n")[0]);
        var list = Assert.IsType<YamlList>(map.Find("a")!.Node);
        var inner = Assert.IsType<YamlMap>(list.Items[1]);
        var text = Assert.IsType<YamlScalar>(inner.Find("b")!.Node);

        Assert.Equal(["f.yaml:2:1", "f.yaml:3:5", "f.yaml:4:7", "f.yaml:4:10", "f.yaml:4:13"],
            new[] { map.Find("a")!.Place, list.Items[0].Place, inner.Find("b")!.Place, text.Place, text.PlaceOf(2) }.Select(place => $"{place}"));
    }

    [Theory]
    [InlineData("a: = 1 + * 2", "f.yaml:1:10: 'a': A value was expected, not '*'.\n   1 + * 2\n       ^")]
    [InlineData("a: '= 1 + * 2'", "f.yaml:1:11: 'a': A value was expected, not '*'.\n   1 + * 2\n       ^")]
    public void A_fault_in_an_expression_is_shown_at_its_column_with_a_caret(string yaml, string line)
    {
        var scalar = (YamlScalar)((YamlMap)Read(yaml)[0]).Find("a")!.Node;
        var problems = new ProblemList();

        problems.AddExpression(scalar, Assert.Throws<ExpressionException>(() => Expression.Parse(scalar.Text[1..])), "'a': ");

        Assert.Equal([line], problems.Lines);
    }

    [Fact]
    public void A_file_may_have_several_documents()
        => Assert.Equal(["""{"a":1}""", """{"b":2}""", "null"], Read("---\na: 1\n---\nb: 2\n---\n").Select(node => node.Value.ToJson()));

    [Fact]
    public void Aliases_stand_for_their_anchors_and_merged_keys_give_way()
    {
        var value = Read("base: &b { x: 1, y: 2 }\nother: &o { z: 3, x: 9 }\nmore: { <<: [*b, *o], y: 5, w: *b }\n")[0].Value;

        Assert.Equal("""{"x":1,"z":3,"y":5,"w":{"x":1,"y":2}}""", value.Items[2].ToJson());
    }

    public static TheoryData<string> Bad => Cases.Titles("bad-yaml.txt");

    [Theory]
    [MemberData(nameof(Bad))]
    public void Bad_text_is_named_with_its_place(string title) => Cases.Check("bad-yaml.txt", title, Problems);

    [Fact]
    public void Aliases_that_blow_up_are_refused_at_once()
    {
        var lines = Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]");

        var problem = Assert.Single(Problems($"a0: &a0 [1, 2, 3]\n{string.Join('\n', lines)}\n"));

        Assert.EndsWith("the aliases of this document stand for more than 100000 values. Write fewer of them, or a range.", problem);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Endless_nesting_is_refused_at_once(char bracket)
        => Assert.Equal(["f.yaml:1:68: this is nested more than 64 levels deep. Flatten it."], Problems($"a: {new string(bracket, 100_000)}"));

    [Theory]
    [InlineData(new byte[] { 0x61, 0x3A, 0x20, 0xC3, 0xA4, 0x0A, 0xC3, 0xA4, 0x62, 0xE4, 0x0A }, "f.yaml:2:3: the byte 0xE4 is not UTF-8. Save the file as UTF-8.")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, "f.yaml:1:1: the file is UTF-16. Save it as UTF-8.")]
    public void Bytes_that_are_not_UTF_8_are_named(byte[] bytes, string expected)
        => Assert.Equal([expected], Assert.Throws<SweepException>(() => TextFile.Decode(bytes, "f.yaml")).Problems);

    [Fact]
    public void A_mark_of_UTF_8_is_passed_over() => Assert.Equal("ä", TextFile.Decode([0xEF, 0xBB, 0xBF, 0xC3, 0xA4], "f.yaml"));

    private static IReadOnlyList<YamlNode> Read(string text)
    {
        var problems = new ProblemList();
        var nodes = YamlReader.Read(text, "f.yaml", problems);
        Assert.Empty(problems.Lines);
        return nodes;
    }

    private static IReadOnlyList<string> Problems(string text)
    {
        var problems = new ProblemList();
        try
        {
            YamlReader.Read(text, "f.yaml", problems);
            return problems.Lines;
        }
        catch (SweepException fault)
        {
            return fault.Problems;
        }
    }
}
