using System.Runtime.CompilerServices;
using ExpRunner.Programs.Import;
using ExpRunner.Programs.SweepFiles;
using ExpRunner.Programs.Templates;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Import;

/// <summary>Files of other tools become sweep files that run the same commands.</summary>
public sealed class ImportTests
{
    [Fact]
    public void The_example_of_mlrunner_runs_its_15_commands()
    {
        var text = MlrunnerImport.Convert(Sample("newnorm.params.yaml"), "params.yaml");

        Golden.Matches("newnorm.yaml", text);
        Assert.Equal([
            "python train.py data-bin/iwslt14 --save-dir OUT --norm new --moment 0.1",
            "python train.py data-bin/iwslt14 --save-dir OUT --norm new --moment 0.05",
            "python train.py data-bin/iwslt14 --save-dir OUT --norm batch --moment 0.1",
            "python train.py data-bin/iwslt14 --save-dir OUT --norm batch --moment 0.05",
            "python train.py data-bin/iwslt14 --save-dir OUT --norm batch --moment 0.1 --early-stop",
        ], Commands(text, "train"));
        Assert.Equal(["python generate.py data-bin/iwslt14 --beam 5 --path OUT/avg.pt"], Commands(text, "test").Distinct());
    }

    [Fact]
    public void Everything_in_a_params_file_of_mlrunner_is_taken_over_or_named()
    {
        var text = MlrunnerImport.Convert(Sample("features.params.yaml"), "params.yaml");

        Golden.Matches("features.yaml", text);
        Assert.Contains("cd src && python train.py 1.0 --warm True --arch-depth 8 --embed 1.5 --status new --log OUT/EXPRUN.EXPERIMENT_ID.log", Commands(text, "train"));
        Assert.Equal([
            "python test.py TIME --where here --encoder 666 --decoder 666",
            "python test.py TIME --where here --encoder a b --decoder a b",
        ], Commands(text, "test", sweep: 1).Distinct());
    }

    [Fact]
    public void An_experiment_of_Patas_runs_the_same_commands()
    {
        var text = PatasImport.Convert(Sample("trackerx.experiment.yaml"), "experiment.yaml", (Sample("wespa.cluster.yaml"), "cluster.yaml"));

        Golden.Matches("trackerx.yaml", text);
        Assert.Equal(["ls -la a", "ls -la 1.5", "ls -la True", "ls -la b c"], Commands(text, "cmd1").Distinct());
        Assert.Equal(9, Commands(text, "cmd2").Distinct().Count());
    }

    [Fact]
    public void Everything_in_an_experiment_of_cool_runner_is_taken_over_or_named()
    {
        var text = CoolRunnerImport.Convert(Sample("pruning.coolrunner.yaml"), "experiment.yaml");

        Golden.Matches("pruning.yaml", text);
        Assert.Contains("untranslated Python", Assert.Throws<SweepException>(() => SweepFileReader.ReadText(text, "f.yaml")).Message);
        var program = SweepFileReader.ReadText(string.Join('\n', text.Split('\n').Where(line => !line.Contains("untranslated"))), "f.yaml").ToSweep();
        var plan = Assert.Single(SweepPlanner.Plan(new SweepOptions(), new GivenExperiments([program])));
        Assert.Equal(
            [
                """test1=3 test2=5 directory="test/test/VGG" sparsity=0.3 number=null""",
                """test1=3 test2=5 directory="first/test/VGG" sparsity=0.51 number=3""",
                """test1=3 test2=5 directory="first/first/VGG" sparsity=0.657 number=4""",
            ],
            plan.Proposals().Take(3).Select(found => string.Join(' ', new[] { "test1", "test2", "directory", "sparsity", "number" }.Select(name => $"{name}={(found.Proposal.Config.TryGet(name, out var value) ? value.Kind == ValueKind.Number ? Value.Of(Math.Round(value.AsDouble(), 9)).ToJson() : value.ToJson() : "-")}"))));
    }

    [Theory]
    [InlineData("0.5 * E[-1].sparsity", "0.5 * E[-1].sparsity")]
    [InlineData(@"'\'.join([directory, Name])", @"join([directory, Name], '\\')")]
    [InlineData("'/'.join([directory, Name])", "join([directory, Name], '/')")]
    [InlineData("f\"{Name}/{E[-1].Name}/{model}\"", "$\"{Name}/{E[-1].Name}/{model}\"")]
    [InlineData("f'{lr:.3f} {n:03d} {{x}}'", "$\"{lr:F3} {n:D3} {{x}}\"")]
    [InlineData("E[-1]['pruning_config']['odd_config']['sparsity']", "E[-1]['pruning_config']['odd_config']['sparsity']")]
    [InlineData("a if b and not c else d or e", "(b && !(c) ? a : d || e)")]
    [InlineData("1 < a <= 3", "(1 < a && a <= 3)")]
    [InlineData("a // 2 % 3 ** -2", "mod(floor(a / 2), 3 ** -2)")]
    [InlineData("x is not None and y not in (1, 2)", "x != null && y not in [1, 2]")]
    [InlineData("len(list(range(3))) + 1_000 + 2.", "len(range(3)) + 1000 + 2")]
    [InlineData("math.sqrt(2) * math.pi", "sqrt(2) * pi()")]
    [InlineData("\"it's\" 'so'", "'it\\'s' + 'so'")]
    [InlineData("name.replace('a', 'b').upper()", "upper(replace(name, 'a', 'b'))")]
    public void Expressions_of_Python_are_translated(string python, string ours)
    {
        Assert.Equal(ours, PythonExpression.Translate(python, name => name));
        ExpRunner.Expressions.Expression.Parse(ours);
    }

    [Theory]
    [InlineData("lambda x: x", "lambda has no counterpart")]
    [InlineData("[x for x in y]", "a comprehension has no counterpart; range, linspace and logspace make lists")]
    [InlineData("list[1:2]", "a slice has no counterpart in brackets; write slice(list, from, to)")]
    [InlineData("open('x')", "open() has no counterpart")]
    [InlineData("x.format(1)", "the method format() has no counterpart")]
    [InlineData("{'a': 1}", "'{' has no counterpart: objects are written as YAML")]
    [InlineData("f(x)(y)", "f() has no counterpart")]
    [InlineData("a $ b", "'$' has no counterpart")]
    [InlineData("'abc", "a text has no end")]
    [InlineData("a b", "'b' has no counterpart here")]
    [InlineData("", "'the end' has no counterpart")]
    [InlineData("__import__('os').system('rm')", "__import__() has no counterpart")]
    public void What_Python_has_and_we_lack_is_named(string python, string reason)
        => Assert.Equal(reason, Assert.Throws<PythonException>(() => PythonExpression.Translate(python, name => name)).Message);

    [Fact]
    public void Python_nested_deep_is_refused() => Assert.Throws<PythonException>(() => PythonExpression.Translate(new string('(', 10_000), name => name));

    [Fact]
    public void A_command_runs_in_the_place_of_the_module()
    {
        var text = CoolRunnerImport.Convert("lr: 1\n---\nlr: parse 1 / 2\n", "e.yaml", "python train.py [lr]");

        Assert.Equal("# From cool-runner's experiment.yaml.\n# - RND_IDX is experiment_id here, REP is run_id, TIME_ELAPSED is fit_time; none is a parameter.\n"
            + "defaults:\n  lr: 1\nstages:\n  run: \"python train.py [lr]\"\nsweeps:\n  - { lr: \"= 1 / 2\" }\n", text);
        Assert.Equal("""{"lr":0.5}""", new ProgramSweep(SweepFileReader.ReadText(text, "f.yaml").Program).Spaces[0].Space.At(0).ToJson());
    }

    [Fact]
    public void Commands_of_Patas_that_build_on_each_other_stay_together()
    {
        var text = PatasImport.Convert("cmd: [ cd src, './main.py {x}' ]\nvars: [ { name: x, type: list, values: [ 1 ] } ]\n", "e.yaml");

        Assert.Equal(["cd src && ./main.py 1"], Commands(text, "cmd"));
    }

    [Theory]
    [InlineData("stages: {}", "f.yaml:1:1: this is no params.yaml of mlrunner: its first document has no template:. Name the file with the commands.")]
    [InlineData("template: { a: b }\n---\n- 1\n", "f.yaml:3:1: a document is a list, where an object of parameters belongs.")]
    public void What_is_no_params_file_is_refused(string text, string problem)
        => Assert.Equal([problem], Assert.Throws<SweepException>(() => MlrunnerImport.Convert(text, "f.yaml")).Problems);

    [Theory]
    [InlineData("a: 1", "f.yaml:1:1: this is no experiment.yaml of Patas: it has no cmd:. Name an experiment.yaml of Patas.")]
    [InlineData("cmd: a\ntype: cdeepso\n", "f.yaml:2:7: the type 'cdeepso' cannot be taken over: it searches by scores. Give a grid of vars.")]
    [InlineData("cmd: a\nrepeat: x\nvars:\n  - { name: a }\n  - { type: list }\n", "f.yaml:2:9: 'repeat' is the text 'x', where a number belongs.",
        "f.yaml:4:5: the variable 'a' has no type: list (with values:), arithmetic or geometric. Add it.", "f.yaml:5:5: a variable has no name:. Add it.")]
    public void What_is_no_experiment_file_is_refused(string text, params string[] problems)
        => Assert.Equal(problems, Assert.Throws<SweepException>(() => PatasImport.Convert(text, "f.yaml")).Problems);

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(1, "1.0")]
    [InlineData(1e-5, "1e-05")]
    [InlineData(1.5e-7, "1.5e-07")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(-1.25e100, "-1.25e+100")]
    [InlineData(0, "0.0")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(123.456, "123.456")]
    [InlineData(1200, "1200.0")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(double.MaxValue, "1.7976931348623157e+308")]
    public void Numbers_are_printed_as_Python_does(double number, string printed) => Assert.Equal(printed, PythonValues.Real(number));

    private static string Sample(string name, [CallerFilePath] string test = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(test)!, "Samples", name));

    /// <summary>The commands of a stage for each config, in order, equal configs once; a shell's as its text.</summary>
    private static string[] Commands(string text, string stage, int? sweep = null)
    {
        var program = SweepFileReader.ReadText(text, "f.yaml").Program;
        var command = program.Stages.Single(known => known.Name == stage).Command;
        var sweeps = sweep is { } index ? [program.Sweeps[index]] : program.Sweeps;
        return [.. sweeps.SelectMany(block => Configs(program, block)).DistinctBy(config => config.ToCanonicalJson()).Select(config => Expand(command, config))];
    }

    private static string Expand(CommandTemplate command, Value config)
    {
        var arguments = command.Expand(new(name => config.TryGet(name, out var value) ? value : null, name => Value.Of(name == "experiment_id" ? "EXPRUN.EXPERIMENT_ID" : name.ToUpperInvariant())));
        return command.IsShell ? string.Join(' ', arguments[^1].Replace("'", "").Split(' ', StringSplitOptions.RemoveEmptyEntries)) : string.Join(' ', arguments);
    }

    private static IEnumerable<Value> Configs(ProgramSpec program, SweepSpec sweep)
    {
        IEnumerable<Dictionary<string, Value>> configs = [program.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Default ?? Value.Null)];
        foreach (var (name, domain) in sweep.Axes)
        {
            configs = configs.SelectMany(_ => Enumerable.Range(0, (int)domain.Count!.Value), (config, i) => With(config, program, name, domain.At((UInt128)i))).ToArray();
        }
        return configs.Select(config => Value.Object([.. config.Select(entry => (entry.Key, entry.Value))]));
    }

    private static Dictionary<string, Value> With(Dictionary<string, Value> config, ProgramSpec program, string name, Value value)
    {
        var changed = new Dictionary<string, Value>(config);
        if (program.Groups.FirstOrDefault(group => group.Name == name) is not { } group)
        {
            changed[name] = value;
            return changed;
        }
        var values = group.Cases.First(entry => entry.Name == value.AsText()).Values;
        for (var i = 0; i < values.Length; i++)
        {
            changed[group.Parameters[i]] = values[i];
        }
        return changed;
    }
}
