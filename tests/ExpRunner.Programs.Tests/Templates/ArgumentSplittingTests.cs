using System.Text;
using ExpRunner.Programs.Templates;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Templates;

public sealed class ArgumentSplittingTests
{
    private static readonly TemplateValues Nothing = TemplateValues.OfConfig(Value.Object());

    [Fact]
    public void Commands_are_split_as_the_shell_does()
    {
        string[] texts =
        [
            "prog", "prog a  b\tc", "prog 'a b' \"c d\" e\\ f", "prog ''", "prog \"\" '' x", "prog a'b'\"c\"d", "prog 'it'\\''s'",
            "prog \"a\\\"b\\\\c\\$d\\`e\\nf\"", "prog 'a\\b' a\\\\b", "prog a\\\nb 'c\nd' \"e\\\nf\"", "prog x#y a=b --c=d,e", "prog \\; \\| \\& \\< \\> \\( \\) \\# \\~ \\$ \\`",
            "prog ';' '|' \"&&\" '<' \"(\" ')'", "prog 5$ \"$\" a$. '$HOME' '`id`' '$(id)'", "prog '{print $1}' '[0-9]' '{2,3}' [0-9] [ -f x ]", "prog é 'ü ñ' \"日本\" 𝄞",
            "prog '{\"a\": {\"b\": [1, 2]}}' '[[:digit:]]' '[[1,2],[3,4]]'", "prog a~b x/~", "prog \\'\\\"", "  prog x  ", "prog 'a;b'c", "prog a\"'\"b'\"'",
        ];
        Same(texts);
    }

    [Fact]
    public void Random_quoted_text_is_split_as_the_shell_does()
    {
        var random = new Random(20240229);
        Same([.. Enumerable.Range(0, 600).Select(_ => "prog " + Quoted(random))]);
    }

    [Theory]
    [InlineData("prog | other", 6, "'|'")]
    [InlineData("prog a && b", 8, "'&&'")]
    [InlineData("prog a; b", 7, "';'")]
    [InlineData("prog > out", 6, "'>'")]
    [InlineData("prog >>out", 6, "'>>'")]
    [InlineData("prog 2>&1", 7, "'>'")]
    [InlineData("prog < in", 6, "'<'")]
    [InlineData("prog &", 6, "'&'")]
    [InlineData("(prog)", 1, "'('")]
    [InlineData("prog `id`", 6, "'`'")]
    [InlineData("prog \"`id`\"", 7, "'`'")]
    [InlineData("prog $(id)", 6, "'$('")]
    [InlineData("prog \"$(id)\"", 7, "'$('")]
    [InlineData("prog $HOME", 6, "variables are not expanded")]
    [InlineData("prog \"${HOME}\"", 7, "variables are not expanded")]
    [InlineData("prog $1", 6, "variables are not expanded")]
    [InlineData("prog ~/x", 6, "'~' is not expanded")]
    [InlineData("prog ~", 6, "'~' is not expanded")]
    [InlineData("A_1=x prog", 1, "environment:")]
    [InlineData("prog 'a", 6, "single quote that begins here is not closed")]
    [InlineData("prog a\"b", 7, "double quote that begins here is not closed")]
    [InlineData("  ", 1, "There is no command")]
    public void What_takes_a_shell_is_refused_with_its_place(string text, int column, string says)
    {
        var fault = Assert.Throws<TemplateException>(() => CommandTemplate.Parse(text));

        Assert.Contains(says, fault.Message);
        Assert.Equal(column, fault.Column);
    }

    [Fact]
    public void Lines_of_a_folded_command_are_one_command()
        => Assert.Equal(["prog", "--a", "1", "b\nc"], CommandTemplate.Parse("prog\r\n  --a 1 \\\n 'b\nc'\n").Expand(Nothing));

    private static void Same(string[] texts)
    {
        var expected = Shell.Split(texts);
        Assert.Equal(texts.Length, expected.Length);
        for (var i = 0; i < texts.Length; i++)
        {
            Assert.Equal(expected[i], CommandTemplate.Parse(texts[i]).Expand(Nothing));
        }
    }

    private static string Quoted(Random random)
    {
        const string plain = "ab7=-./,:%+@^*? \t'\"\\";
        const string any = "ab7 =-./,:%+@^*?;|&<>()#~$`[]!\t\né\\\"";
        var text = new StringBuilder();
        for (var i = random.Next(1, 12); i > 0; i--)
        {
            switch (random.Next(5))
            {
                case 0:
                    text.Append('\'').Append(Some(random, any)).Append('\'');
                    break;
                case 1:
                    text.Append('"').Append(Some(random, any).Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("$", "\\$").Replace("`", "\\`").Replace("7", "\\7")).Append('"');
                    break;
                case 2:
                    text.Append('\\').Append(any[random.Next(any.Length)]);
                    break;
                default:
                    text.Append(plain[random.Next(plain.Length - 3)]);
                    break;
            }
        }
        return text.ToString();
    }

    private static string Some(Random random, string from)
        => new([.. Enumerable.Range(0, random.Next(6)).Select(_ => from[random.Next(from.Length)])]);
}
