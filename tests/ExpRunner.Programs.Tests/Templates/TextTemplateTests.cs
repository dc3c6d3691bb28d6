using ExpRunner.Programs.Templates;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Templates;

public sealed class TextTemplateTests
{
    private static readonly Value Config = Value.ParseJson("""{"lr": 1e-5, "list": ["a", "b"], "home": "$HOME ~"}""");

    private static readonly TemplateValues Values = new(name => Config.TryGet(name, out var value) ? value : null, name => name == "out" ? Value.Of("/res/0") : null)
    {
        Variable = name => name switch { "HOME" => "/home/me", "DATA" => "{lr}", _ => null },
    };

    [Theory]
    [InlineData("lr={lr} [lr] {{x}} {list}", "lr=1e-5 [lr] {x} a,b")]
    [InlineData("{out}/x [[1]] {1..2} ;$HOME ~", "/res/0/x [[1]] {1..2} ;$HOME ~")]
    [InlineData("", "")]
    public void Placeholders_in_braces_are_filled(string text, string expected) => Assert.Equal(expected, TextTemplate.Parse(text).Expand(Values));

    [Theory]
    [InlineData("~", "/home/me")]
    [InlineData("~/x/~", "/home/me/x/~")]
    [InlineData("~other/x", "~other/x")]
    [InlineData("$HOME/{lr}/${DATA}x$DATA.y", "/home/me/1e-5/{lr}x{lr}.y")]
    [InlineData("{home}", "$HOME ~")]
    [InlineData("$$HOME $ 5$ $5", "$HOME $ 5$ $5")]
    public void Variables_and_home_are_replaced_once(string text, string expected)
        => Assert.Equal(expected, TextTemplate.ParseWithVariables(text).Expand(Values));

    [Theory]
    [InlineData("a/$GONE/b", 3, "GONE is not set")]
    [InlineData("a/${GONE}", 3, "GONE is not set")]
    [InlineData("a/${HOME", 3, "'${'")]
    [InlineData("a/${}", 3, "'${'")]
    public void Variables_that_are_not_there_are_named(string text, int column, string says)
    {
        var fault = Assert.Throws<TemplateException>(() => TextTemplate.ParseWithVariables(text).Expand(Values));

        Assert.Contains(says, fault.Message);
        Assert.Equal(column, fault.Column);
    }

    [Theory]
    [InlineData("$HOME/{out}/{lr}", "/base/sub", "/home/me//res/0/1e-5")]
    [InlineData("{out}/x", "/base/sub", "/res/0/x")]
    [InlineData("{lr}/$DATA", "/base/{sub}", "/base/{sub}/1e-5/{lr}")]
    public void A_folder_is_beside_another_unless_it_becomes_a_whole_path(string text, string beside, string expected)
        => Assert.Equal(expected, FolderTemplate.Parse(text, beside).Expand(Values));

    [Fact]
    public void Identity_leaves_the_context_open()
        => Assert.Equal("1E-5 {out}", TextTemplate.Parse("{lr} {out}").Identity(TemplateValues.OfConfig(Value.Object(("lr", Value.Number("0.00001"))))));
}
