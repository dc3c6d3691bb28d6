using ExpRunner.Programs.Templates;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Templates;

/// <summary>Values that a careless runner would let the shell read.</summary>
public sealed class ShellQuotingTests
{
    private static readonly string[] Hostile =
    [
        "a b", "c;echo x", "$(id)", "\"q\"", "'", "\"", "''", "a'b\"c", "line\nbreak", "\\", "\\\\'", "back\\slash", "`id`", "$HOME", "${HOME}", "é日本𝄞", "", " ", "*", "~",
        "-n", "# no comment", "a\tb", "!x", "{p}", "[p]", "$", "\\$(id)", "'; id; '", "\"; id; \"", "|id", "&", ">x", "2", "\\n", "%s", "=", "$'\\''",
    ];

    [Theory]
    [InlineData("printf '%s\\0' {p}", "{0}")]
    [InlineData("printf '%s\\0' \"{p}\"", "{0}")]
    [InlineData("printf '%s\\0' '{p}'", "{0}")]
    [InlineData("printf '%s\\0' a{p}b", "a{0}b")]
    [InlineData("printf '%s\\0' \"a {p} b\"", "a {0} b")]
    [InlineData("printf '%s\\0' 'a {p} b'", "a {0} b")]
    [InlineData("printf '%s\\0' \"\\{p}\"", "\\{0}")]
    [InlineData("printf '%s\\0' '\\{p}'", "\\{0}")]
    [InlineData("printf '%s\\0' \"\\\\{p}\"", "\\{0}")]
    [InlineData("x={p}; printf '%s\\0' \"$x\"", "{0}")]
    [InlineData("printf '%s\\0' \"it's {p}\" # don't {p}", "it's {0}")]
    [InlineData("# it's\nprintf '%s\\0' '\"'{p}'\"'", "\"{0}\"")]
    [InlineData("if [ {p} = {p} ]; then printf '%s\\0' {p}; fi", "{0}")]
    [InlineData("printf '%s\\0' \"$(printf '%s.' \"{p}\")\"", "{0}.")]
    [InlineData("printf '%s\\0' \"$(printf '%s.' '{p}' | cat)\"", "{0}.")]
    [InlineData("printf '%s\\0' \"$(printf '%s.' {p}; (printf x))\"", "{0}.x")]
    [InlineData("(printf '%s\\0' {p})", "{0}")]
    [InlineData("case {p} in *) printf '%s\\0' {p};; esac", "{0}")]
    [InlineData("f() { printf '%s\\0' {p} \"${1}\"; }; f \"{p}\"", "{0}\0{0}")]
    [InlineData("printf '%s\\0' {p} | { cat; }", "{0}")]
    [InlineData("printf '%s\\0' --x={p}", "--x={0}")]
    [InlineData("printf '%s\\0' \"${HOME:+}\"{p}", "{0}")]
    [InlineData("printf '%s\\0' {p}$((1+1))", "{0}2")]
    public void A_value_stays_what_it_is_in_every_place(string text, string printed)
    {
        var template = CommandTemplate.ParseShell(text);

        foreach (var value in Hostile)
        {
            var command = template.Expand(TemplateValues.OfConfig(Value.Object(("p", Value.Of(value)))));

            Assert.Equal(["/bin/sh", "-c"], command.Take(2));
            Assert.Equal(printed.Replace("{0}", value) + "\0", Shell.Run(command));
        }
    }

    [Fact]
    public void Lists_and_options_become_words()
    {
        var values = TemplateValues.OfConfig(Value.Object(
            ("p", Value.List(Value.Of("a b"), Value.Of("$(id)"))), ("on", Value.Of(true)), ("off", Value.Of(false)), ("n", Value.Number("1e-5"))));

        Assert.Equal("a b\0$(id)\0a b,$(id)\0--on\0--n\01e-5\0", Shell.Run(CommandTemplate.ParseShell("printf '%s\\0' {p} \"{p}\" [on] [off] [n]").Expand(values)));
    }

    [Fact]
    public void A_digit_before_a_redirection_is_no_handle()
    {
        var template = CommandTemplate.ParseShell("printf '%s' {n}>/dev/stdout");

        Assert.Equal("2", Shell.Run(template.Expand(TemplateValues.OfConfig(Value.Object(("n", Value.Of(2)))))));
    }

    [Theory]
    [InlineData("cat <<EOF\n{p}\nEOF", 11, "after '<<'")]
    [InlineData("cat <<EOF\nit's ${HOME}\nEOF\necho [p]", 33, "after '<<'")]
    [InlineData("echo `cat {p}`", 11, "into backquotes")]
    [InlineData("echo $(( {p} + 1 ))", 10, "into arithmetic")]
    [InlineData("echo $[ {p} + 1 ]", 9, "into arithmetic")]
    [InlineData("echo ${x:-{p}}", 11, "${…}")]
    [InlineData("echo \"$(case x in a) echo {p};; esac)\"", 27, "after 'case'")]
    [InlineData("((x = {p}))", 7, "after '(('")]
    public void A_value_is_refused_where_its_quotes_are_not_certain(string text, int column, string says)
    {
        var fault = Assert.Throws<TemplateException>(() => CommandTemplate.ParseShell(text));

        Assert.Contains(says, fault.Message);
        Assert.Contains("\"$NAME\"", fault.Message);
        Assert.Equal(column, fault.Column);
    }

    [Theory]
    [InlineData("echo 'a", 6)]
    [InlineData("echo \"a 'b'", 6)]
    [InlineData("echo $(a", 6)]
    [InlineData("echo `a", 6)]
    [InlineData("echo $'a'", 6)]
    public void Open_quotes_are_named(string text, int column)
        => Assert.Equal(column, Assert.Throws<TemplateException>(() => CommandTemplate.ParseShell(text)).Column);

    [Theory]
    [InlineData("cat <<EOF\nit's ${HOME:-${X}} \"$(id)\nEOF")]
    [InlineData("for i in 1 2; do echo ${i} \"${i%x}\" ${i:-${j}} '{1..3}' {1,2}; done")]
    [InlineData("awk '{print $1}' f | grep '[a-z]' > \"$out\" 2>&1 && [ -f x ] || [[ -f y ]]")]
    [InlineData("f() { a; }; { b; } # it's `fine")]
    public void The_shells_own_braces_and_brackets_stay(string text)
        => Assert.Equal(text, CommandTemplate.ParseShell(text).Expand(TemplateValues.OfConfig(Value.Object()))[2]);
}
