using System.Text;
using System.Text.RegularExpressions;
using ExpRunner.Programs.Captures;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Captures;

public sealed class CapturePatternTests
{
    [Theory]
    [InlineData("acc: 1", "1")]
    [InlineData("acc: -1.5", "-1.5")]
    [InlineData("acc: .5", "0.5")]
    [InlineData("acc: -.5e3", "-500")]
    [InlineData("acc: 1.", "1")]
    [InlineData("acc: 0.25.", "0.25")]
    [InlineData("acc: +7", "7")]
    [InlineData("acc: 1E5", "100000")]
    [InlineData("acc: 1e-05", "0.00001")]
    [InlineData("acc: 1.5e+3 s", "1500")]
    [InlineData("acc: 12.5%", "12.5")]
    [InlineData("acc: 1e", "1")]
    [InlineData("acc: 12345678901234567890", "12345678901234567890")]
    [InlineData("acc: nan", "\"NaN\"")]
    [InlineData("acc: NaN", "\"NaN\"")]
    [InlineData("acc: -nan", "\"NaN\"")]
    [InlineData("acc: inf", "\"Infinity\"")]
    [InlineData("acc: -inf", "\"-Infinity\"")]
    [InlineData("acc: +Inf,", "\"Infinity\"")]
    [InlineData("acc: -Infinity", "\"-Infinity\"")]
    [InlineData("acc: INF", "\"Infinity\"")]
    [InlineData("acc: e", null)]
    [InlineData("acc: -", null)]
    [InlineData("acc: .", null)]
    [InlineData("acc: +-e.", null)]
    [InlineData("acc: info", null)]
    [InlineData("acc: nanny", null)]
    [InlineData("acc: e5", null)]
    public void A_float_is_what_programs_print(string line, string? json)
        => Assert.Equal(json is null ? [] : [Value.ParseJson(json).ToCanonicalJson()], Values("acc: (@float@)", line).Select(value => value.ToCanonicalJson()));

    [Theory]
    [InlineData("(@float@)", "info 5 banana -inf xnan 3e", "5|-Infinity|3")]
    [InlineData("n=(@int@)", "n=3 n=-4 n=+5 n=x n=6.5", "3|-4|+5|6")]
    [InlineData("on (@slug@) in", "on res_net-50 in", "res_net-50")]
    [InlineData("on (@str@)", "on \"a b\" on \"\"", "\"a b\"|\"\"")]
    [InlineData("a@b (\\@float\\@) (\\d)", "a@b @float@ 1", "@float@")]
    [InlineData("x(?<y>\\d)", "x1x2", "1|2")]
    [InlineData("v(\\d)?", "v v3", "3")]
    [InlineData("(?<=v)(\\d)", "v1 2 v3", "1|3")]
    [InlineData("(d?a)", "d1a-a1c.a", "a|a|a")]
    [InlineData("(?i)ACC: (@float@)", "acc: 5", "5")]
    public void Patterns_find_their_first_group(string pattern, string line, string expected)
        => Assert.Equal(expected, string.Join('|', Values(pattern, line)));

    [Theory]
    [InlineData("accuracy: @float@", 1, "has no group")]
    [InlineData("", 1, "empty")]
    [InlineData("(a", 2, "Not enough )")]
    [InlineData("(@float@) [z-a]", 14, "range in reverse order")]
    [InlineData("(@flaot@)", 2, "@float@")]
    [InlineData("a (@int@) ** b", 12, "quantifier")]
    public void Bad_patterns_are_named_with_their_place(string pattern, int column, string says)
    {
        var fault = Assert.Throws<CaptureException>(() => CapturePattern.Parse(pattern));

        Assert.Contains(says, fault.Message);
        Assert.Equal(column, fault.Column);
    }

    [Theory]
    [InlineData("(a+)+(?=b)$")]
    [InlineData("^(?=x*)((\\w+\\s?)*)$")]
    public void A_pattern_that_takes_exponential_time_is_refused(string pattern)
        => Assert.Contains("exponential", Assert.Throws<CaptureException>(() => CapturePattern.Parse(pattern)).Message);

    [Fact]
    public void A_pattern_that_would_take_exponential_time_elsewhere_is_linear_where_it_can_be()
        => Assert.Empty(Values("(a+)+$", new string('a', 100_000) + "!"));

    [Fact]
    public void An_exponential_pattern_that_no_probe_found_ends_with_an_error()
    {
        var line = string.Concat(Enumerable.Repeat("qz-qz", 2000)) + "!";
        var fault = Assert.Throws<CaptureException>(() => Values("((?:qz-|-?qz|-)+)+(?!.)", line));

        Assert.Contains("took longer than 1 s", fault.Message);
    }

    [Theory]
    [InlineData("Train accuracy: (@float@)", "Train accuracy: ")]
    [InlineData("^\\s*BLEU4? = (@float@)", "BLEU")]
    [InlineData("ab*cde(x)", "cde")]
    [InlineData("ab+c(x)", "ab")]
    [InlineData("x{2}yz?(a)", "y")]
    [InlineData("[abc]de[]x]f(g|h)ij", "de")]
    [InlineData("a\\.b\\(c (x)", "a.b(c ")]
    [InlineData("foo\\x41bar (x)", "bar ")]
    [InlineData("(@float@)", null)]
    [InlineData("abc|(d)", null)]
    [InlineData("(?i)abc(d)", null)]
    [InlineData("abc(?i:d)(e)", null)]
    public void Lines_are_looked_at_only_with_the_text_that_each_match_holds(string pattern, string? text)
        => Assert.Equal(text, CapturePattern.Parse(pattern).Needle is { } needle ? Encoding.UTF8.GetString(needle) : null);

    [Fact]
    public void What_a_match_must_hold_is_never_more_than_it_holds()
    {
        var random = new Random(7);
        string[] pieces = ["a", "b", "cd", "e?", "f*", "g+", "h{2}", "i{0,1}", "[ab]", "[^a]", "[]a]", "(a|b)", "(?:c)?", ".", "\\.", "\\d", "\\(", "\\x61", "(e(f))", "[\\]x]", "a{2", "$", "^", "\\b", "|"];
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => pieces[random.Next(pieces.Length)]));
            var required = RequiredText.In(text);
            for (var j = 0; required is not null && j < 40; j++)
            {
                var line = new string([.. Enumerable.Range(0, random.Next(10)).Select(_ => "abcdefghix.(1{2]"[random.Next(16)])]);
                Assert.True(line.Contains(required) || !Regex.IsMatch(line, text), $"'{text}' matches '{line}' without '{required}'.");
            }
        }
    }

    [Fact]
    public void The_linear_engine_knows_whether_there_is_a_match()
    {
        var random = new Random(11);
        string[] pieces = ["a", "(b|bc)", "c*", "(?:ab?)+", "[abc]{1,2}", "(a*)", ".*?", "(?:a|ab)(?:c|bcd)?", "d?", "\\b", "(@int@)", "(@float@)", "^", "$"];
        for (var i = 0; i < 1500; i++)
        {
            var text = PatternMacros.In(string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => pieces[random.Next(pieces.Length)]))).Expression;
            var (usual, linear) = (new Regex(text, RegexOptions.CultureInvariant), new Regex(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));
            for (var j = 0; j < 20; j++)
            {
                var line = new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => "abcd 1.e-"[random.Next(9)])]);
                Assert.Equal(usual.IsMatch(line), linear.IsMatch(line));
            }
        }
    }

    private static Value[] Values(string pattern, string line)
    {
        var found = new List<string>();
        CapturePattern.Parse(pattern).FindMatches(line, found);
        return [.. found.Select(PrintedValue.Read)];
    }
}
