using ExpRunner.Programs.Templates;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Templates;

public sealed class CommandTemplateTests
{
    private static readonly Value Config = Value.ParseJson("""
        {"lr": 1e-5, "data": "iwslt 14", "early-stop": true, "off": false, "none": null, "dirs": ["a b", "c"], "empty": [], "blanks": [], "seed": 7,
         "model": {"width": 64, "sizes": [3, 5]}, "a.b": "dotted", "q": "\"q\" $(id);", "text": "", "blank": "", "nested": [[1, 2], {"k": 1}], "2d": 2}
        """);
    private static readonly Value Context = Value.Object(("out", Value.Of("/res/0")), ("seed", Value.Of(99)), ("run_id", Value.Of(3)));
    private static readonly TemplateValues Values = TemplateValues.Of(Config, Context);

    [Theory]
    [InlineData("p {lr} {data}", "p|1e-5|iwslt 14")]
    [InlineData("p --lr={lr} 'x {data} y' \"{q}\"", "p|--lr=1e-5|x iwslt 14 y|\"q\" $(id);")]
    [InlineData("p [lr] [data] [early-stop] [off] [none] x", "p|--lr|1e-5|--data|iwslt 14|--early-stop|x")]
    [InlineData("p {early-stop} {off} a{none}b {none} {text} [blank]", "p|true|false|ab|||--blank|")]
    [InlineData("p {dirs} x{dirs} '{dirs}' {empty} [blanks] y", "p|a b|c|xa b,c|a b,c|y")]
    [InlineData("p [dirs]", "p|--dirs|a b|c")]
    [InlineData("p [-l=lr] [--earlyStop=early-stop] [-x=off] [-x=none] [-d=dirs] [--model.w=model.width]", "p|-l|1e-5|--earlyStop|-d|a b|c|--model.w|64")]
    [InlineData("p [lr=lr] [-=lr] [--l=] [--l=-lr] [-l=1] [--l={lr}] '[-l=lr]' x[-l=lr] [[-l=lr]]", "p|[lr=lr]|[-=lr]|[--l=]|[--l=-lr]|[-l=1]|[--l=1e-5]|[-l=lr]|x[-l=lr]|[-l=lr]")]
    [InlineData("p {model} {model.sizes[1]} {dirs[0]} {a.b} [model.width]", "p|{\"width\":64,\"sizes\":[3,5]}|5|a b|dotted|--model.width|64")]
    [InlineData("p {nested}", "p|[1,2]|{\"k\":1}")]
    [InlineData("p {seed} {exprun.seed} {out}/x {exprun.run_id} {2d}", "p|7|99|/res/0/x|3|2")]
    [InlineData("{data} x", "iwslt 14|x")]
    [InlineData("p {{lr}} [[lr]] {{{lr}}} {{x}}y", "p|{lr}|[lr]|{1e-5}|{x}y")]
    [InlineData("awk '{print $1}' f", "awk|{print $1}|f")]
    [InlineData("awk '{{print $1}}' f", "awk|{print $1}|f")]
    [InlineData("p '{\"a\": {\"b\": {lr}}}' '{{\"a\": {{\"b\": {lr}}}}}'", "p|{\"a\": {\"b\": 1e-5}}|{\"a\": {\"b\": 1e-5}}")]
    [InlineData("p [0-9] [ -f x ] '[[:digit:]]' '[[1,2],[3,4]]' x[2] {2,3} {1..5} {} []", "p|[0-9]|[|-f|x|]|[[:digit:]]|[[1,2],[3,4]]|x[2]|{2,3}|{1..5}|{}|[]")]
    [InlineData("grep '[a-z]' x[lr] \"[lr]\" s/[A-Za-z_]//", "grep|[a-z]|x[lr]|[lr]|s/[A-Za-z_]//")]
    [InlineData("p \\{lr\\} \\[lr\\] {'lr'} '{'lr'}'", "p|{lr}|[lr]|{lr}|{lr}")]
    [InlineData("jq '.[0] | {a: .b}' f", "jq|.[0] | {a: .b}|f")]
    [InlineData("p '{{{{.State}}}}' {{ }}", "p|{{.State}}|{|}")]
    public void Placeholders_become_arguments(string text, string expected)
        => Assert.Equal(expected, string.Join('|', CommandTemplate.Parse(text).Expand(Values)));

    [Theory]
    [InlineData("EarlyStop", "--early-stop")]
    [InlineData("Lr", "--lr")]
    [InlineData("K", "--k")]
    [InlineData("UseGPU", "--use-gpu")]
    [InlineData("HTTPPort2", "--http-port2")]
    [InlineData("L2Weight", "--l2-weight")]
    [InlineData("Conv2D", "--conv2d")]
    [InlineData("Early_Stop", "--early_stop")]
    [InlineData("early_stop", "--early_stop")]
    [InlineData("Model.LayerCount", "--model.layer-count")]
    [InlineData("ÉtatFinal", "--état-final")]
    public void Members_of_classes_have_options_as_command_lines_write_them(string member, string option)
    {
        var values = TemplateValues.OfConfig(Value.Object((member, Value.Of(true))));

        Assert.Equal(["p", option], CommandTemplate.ParseOfClass($"p [{member}]", isShell: false).Expand(values));
        Assert.Equal(["/bin/sh", "-c", $"p '{option}' '--exact'"], CommandTemplate.ParseOfClass($"p [{member}] [--exact={member}]", isShell: true).Expand(values));
        Assert.Equal(["p", "--" + member], CommandTemplate.Parse($"p [{member}]").Expand(values));
    }

    [Fact]
    public void An_argument_is_one_argument_whatever_it_holds()
    {
        string[] values = ["a b", "c;echo x", "$(id)", "\"q\"", "'", "a\nb", "\\", "é", "", "{lr}", "[lr]"];

        foreach (var value in values)
        {
            var expanded = CommandTemplate.Parse("printf %s\\\\0 {v} [v]".Replace(" [v]", " --w={v}")).Expand(TemplateValues.OfConfig(Value.Object(("v", Value.Of(value)))));

            Assert.Equal($"{value}\0--w={value}\0", Shell.Run(expanded));
        }
    }

    [Theory]
    [InlineData("1e-5")]
    [InlineData("0.10")]
    [InlineData("1E5")]
    [InlineData("12345678901234567890")]
    public void Numbers_reach_the_program_as_they_were_written(string number)
        => Assert.Equal(["p", number], CommandTemplate.Parse("p {n}").Expand(TemplateValues.OfConfig(Value.Object(("n", Value.Number(number))))));

    [Theory]
    [InlineData("p {x} [x]", 7, "both in {} and in []")]
    [InlineData("p '{{x}'", 4, "only one of the two is closed")]
    [InlineData("docker -f '{{.State}}'", 12, "{{{{")]
    [InlineData("docker -f '{{ .State }}'", 12, "{{{{")]
    public void Brackets_that_say_two_things_are_refused(string text, int column, string says)
    {
        var fault = Assert.Throws<TemplateException>(() => CommandTemplate.Parse(text));

        Assert.Contains(says, fault.Message);
        Assert.Equal(column, fault.Column);
    }

    [Theory]
    [InlineData("p {gone}", 3, "{gone} has no value")]
    [InlineData("p a [gone]", 5, "[gone] has no value")]
    [InlineData("p {dirs[2]}", 3, "{dirs[2]} has no value")]
    [InlineData("p {exprun.lr}", 3, "has no value")]
    [InlineData("{text} x", 1, "program's name is empty")]
    [InlineData("{empty}", 1, "program's name is empty")]
    [InlineData("p {nul}", 3, "NUL")]
    public void What_cannot_be_filled_is_named(string text, int column, string says)
    {
        var values = new TemplateValues(name => name == "nul" ? Value.Of("a\0b") : Config.TryGet(name, out var value) ? value : null, _ => null);
        var fault = Assert.Throws<TemplateException>(() => CommandTemplate.Parse(text).Expand(values));

        Assert.Contains(says, fault.Message);
        Assert.Equal(column, fault.Column);
    }

    [Fact]
    public void Placeholders_tell_name_form_and_place()
    {
        var template = CommandTemplate.Parse("p {a} 'x {b.c[0]}' [d-e] {exprun.seed} x[f] '[g]' {out}");

        Assert.Equal(
            [new("a", PlaceholderForm.Value, 3), new("b.c[0]", PlaceholderForm.Value, 10), new("d-e", PlaceholderForm.Option, 20),
                new("exprun.seed", PlaceholderForm.Value, 26), new("out", PlaceholderForm.Value, 51)],
            template.Placeholders);
        Assert.Equal(["f", "g"], template.Unclear.Select(unclear => unclear.Name));
        Assert.Equal(["a", "b", null, null, null], template.Placeholders.Select(placeholder => placeholder.Parameter(name => name is "a" or "b" or "exprun")));
        Assert.Equal([false, false, false, true, true], template.Placeholders.Select(placeholder => placeholder.IsContext));
    }

    [Fact]
    public void Identity_holds_config_values_and_leaves_the_context_open()
    {
        var template = CommandTemplate.Parse("p {lr} [dirs] {seed} {out}/x [run_id] {exprun.seed} '{{out}}' {data}");

        Assert.Equal(
            """["p","1E-5","--dirs","a b","c","7","{out}/x","[run_id]","{exprun.seed}","{{out}","iwslt 14"]""",
            template.Identity(TemplateValues.OfConfig(Config)));
    }

    [Theory]
    [InlineData("p {x}", "1e-5", "p {x}", "0.00001", true)]
    [InlineData("p {x}", "1", "p  {x}", "1.0", true)]
    [InlineData("p {x}", "1", "p {x} ", "2", false)]
    [InlineData("p {x}", "\"{out}\"", "p {out}", "1", false)]
    [InlineData("p {x}", "\"a b\"", "p a b", "1", false)]
    [InlineData("p '{{out}}'", "1", "p {out}", "1", false)]
    [InlineData("p {x}", "\"[seed]\"", "p [seed]", "1", false)]
    public void Identity_is_the_same_for_the_same_command_alone(string left, string x, string right, string y, bool isSame)
    {
        var one = CommandTemplate.Parse(left).Identity(TemplateValues.OfConfig(Value.Object(("x", Value.ParseJson(x)))));
        var other = CommandTemplate.Parse(right).Identity(TemplateValues.OfConfig(Value.Object(("x", Value.ParseJson(y)))));

        Assert.Equal(isSame, one == other);
    }

    [Fact]
    public void A_shell_command_is_another_command_than_a_list()
    {
        var values = TemplateValues.OfConfig(Config);

        Assert.NotEqual(CommandTemplate.Parse("p {lr}").Identity(values), CommandTemplate.ParseShell("p {lr}").Identity(values));
        Assert.Equal("""["/bin/sh","-c","p '1E-5' '{out}' \"$x\""]""", CommandTemplate.ParseShell("p {lr} {out} \"$x\"").Identity(values));
    }

    [Fact]
    public void A_command_is_made_of_parts_in_code()
    {
        var template = CommandTemplate.Of(
            [ArgumentTemplate.Literal("gcc"), ArgumentTemplate.Option("early-stop", "-O3"), ArgumentTemplate.Option("off", "-g"), ArgumentTemplate.Option("lr", "-n"), ArgumentTemplate.Value("data"), ArgumentTemplate.Literal("{x} $y"), ArgumentTemplate.Literal("")]);

        Assert.Equal(["gcc", "-O3", "-n", "1e-5", "iwslt 14", "{x} $y", ""], template.Expand(Values));
    }

    [Fact]
    public void A_command_that_is_a_list_is_not_split()
        => Assert.Equal(
            ["my prog", "a;b", "$HOME", "--lr", "1e-5", "x 1e-5", ""],
            CommandTemplate.ParseArguments(["my prog", "a;b", "$HOME", "[lr]", "x {n}", ""]).Expand(TemplateValues.OfConfig(Value.Object(("lr", Value.Number("1e-5")), ("n", Value.Number("1e-5"))))));
}
