using System.Runtime.CompilerServices;
using ExpRunner.Programs.SweepFiles;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.SweepFiles;

/// <summary>What sweep files mean.</summary>
public sealed class SweepFileTests
{
    [Fact]
    public void The_example_is_what_it_says()
    {
        var file = SweepFileReader.Read(Sample("newnorm.yaml"));
        var program = file.Program;

        Assert.EndsWith("newnorm.yaml:4:3: no command uses 'layers', 'width'. Add them to tags: if they only label trials, or remove them.", Assert.Single(file.Warnings));
        Assert.Equal("newnorm", program.Name);
        Assert.Equal(["data=iwslt14", "norm=batch", "moment=0.1", "early-stop=false", "layers=null", "width=null", "note=null #"],
            program.Parameters.Select(parameter => $"{parameter.Name}={parameter.Default}{(parameter.IsTag ? " #" : "")}"));
        Assert.Equal(["train", "avg", "test"], program.Stages.Select(stage => stage.Name));
        Assert.Equal([null, TimeSpan.FromMinutes(10), null], program.Stages.Select(stage => stage.Timeout));
        Assert.Equal(["0", "1", "2", "3"], program.Slots);
        Assert.Equal("CUDA_VISIBLE_DEVICES", program.SlotVariable);
        Assert.Equal([("OMP_NUM_THREADS", "1")], program.Environment.Select(entry => (entry.Name, entry.Value.Text)));
        Assert.Equal(["bleu"], program.Scores.Captures.Select(capture => capture.Name));
        Assert.Equal([null, "stop", null], program.Sweeps.Select(sweep => sweep.Name));
        Assert.Equal(["train"], program.Sweeps[2].Stages!);
    }

    [Fact]
    public void The_first_two_sweeps_of_the_example_make_5_trials_and_15_commands()
    {
        var program = SweepFileReader.Read(Sample("newnorm.yaml")).Program;

        var configs = program.Sweeps.Take(2).SelectMany(sweep => Configs(program, sweep)).Select(config => config.ToCanonicalJson()).Distinct().ToArray();

        Assert.Equal(6, program.Sweeps.Take(2).Sum(sweep => Configs(program, sweep).Count));
        Assert.Equal(5, configs.Length);
        Assert.Equal(15, configs.Length * program.Stages.Count);
    }

    [Theory]
    [InlineData("3", "3")]
    [InlineData("[1e-5, 1.0, x y, '5', true, null]", "1e-5 1.0 \"x y\" \"5\" true null")]
    [InlineData("[[1, 2], [3]]", "[1,2] [3]")]
    [InlineData("[{ a: 1 }, { a: 2 }]", "{\"a\":1} {\"a\":2}")]
    [InlineData("{ from: 0, to: 1, step: 0.25 }", "0 0.25 0.5 0.75")]
    [InlineData("{ from: 1, to: 1.3, step: 0.1 }", "1 1.1 1.2")]
    [InlineData("{ from: 1, to: 17, factor: 2 }", "1 2 4 8 16")]
    [InlineData("{ from: 3, to: 0, step: -1 }", "3 2 1")]
    [InlineData("{ from: 0, to: 1, steps: 5 }", "0 0.25 0.5 0.75 1")]
    [InlineData("{ from: 0.01, to: 10, steps: 4, scale: log }", "0.01 0.1 1 10")]
    [InlineData("{ from: +1, to: 1e1, step: 4 }", "1 5 9")]
    [InlineData("{ a: [1, 2], b: { from: 0, to: 2, step: 1 } }", "{\"a\":1,\"b\":0} {\"a\":1,\"b\":1} {\"a\":2,\"b\":0} {\"a\":2,\"b\":1}")]
    [InlineData("[{ from: 1, to: 2 }]", "{\"from\":1,\"to\":2}")]
    [InlineData("{}", "{}")]
    public void A_parameter_takes_values_lists_ranges_and_objects_of_them(string written, string values)
    {
        var program = Read($"stages: {{ run: 'echo {{x}}' }}\nsweeps: [ {{ x: {written} }} ]\n");

        Assert.Equal(values, string.Join(' ', Configs(program, program.Sweeps[0]).Select(config => config.Items[0].ToJson())));
    }

    [Fact]
    public void An_arithmetic_range_leaves_its_end_out()
    {
        var domain = Read("stages: { run: 'echo {x}' }\nsweeps: [ { x: { from: 1, to: 51, step: 2 } } ]\n").Sweeps[0].Axes[0].Domain;

        Assert.Equal(((UInt128)25, "1", "49"), (domain.Count!.Value, domain.At(0).ToString(), domain.At(24).ToString()));
    }

    [Fact]
    public void Objects_are_put_over_the_default_member_by_member()
    {
        var program = Read("""
            defaults: { opt: { name: sgd, lr: 0.1, more: { a: 1, b: 2 } } }
            stages: { run: "echo {opt.name} {opt.lr} {opt.more.a}" }
            sweeps:
              - opt: { lr: [0.2, 0.3], more: { b: 3 } }
              - opt: [{ name: adam }, { more: { a: 9 } }]
            """);

        Assert.Equal(["""{"name":"sgd","lr":0.2,"more":{"a":1,"b":3}}""", """{"name":"sgd","lr":0.3,"more":{"a":1,"b":3}}""",
            """{"name":"adam","lr":0.1,"more":{"a":1,"b":2}}""", """{"name":"sgd","lr":0.1,"more":{"a":9,"b":2}}"""],
            program.Sweeps.SelectMany(sweep => Configs(program, sweep)).Select(config => config.Items[0].ToJson()));
    }

    [Fact]
    public void The_first_axis_varies_slowest_wherever_it_is_written()
    {
        var program = Read("stages: { run: 'echo {a} {name} {b}' }\nsweeps:\n  - { a: [1, 2], params: { name: [x, y] }, b: [3, 4] }\n");

        Assert.Equal(["a", "name", "b"], program.Sweeps[0].Axes.Select(axis => axis.Name));
        Assert.Equal(["1x3", "1x4", "1y3", "1y4", "2x3", "2x4", "2y3", "2y4"], Configs(program, program.Sweeps[0]).Select(config => string.Concat(config.Items.ToArray())));
    }

    [Fact]
    public void A_group_sets_several_parameters_and_may_have_a_default()
    {
        var program = Read("""
            groups: { size: { small: { layers: 2, width: [1, 2] }, 8: { width: 3, layers: 12 } } }
            defaults: { size: small }
            stages: { run: "echo {layers} {width}" }
            sweeps:
              - { size: [8, small] }
              - { layers: [5] }
            """);

        Assert.Equal(["layers=2", "width=[1,2]"], program.Parameters.Select(parameter => $"{parameter.Name}={parameter.Default}"));
        Assert.Equal(["small: 2 [1,2]", "8: 12 3"], program.Groups[0].Cases.Select(entry => $"{entry.Name}: {string.Join(' ', entry.Values)}"));
        Assert.Equal(["8", "small"], Enumerable.Range(0, 2).Select(i => program.Sweeps[0].Axes[0].Domain.At((UInt128)i).AsText()));
    }

    [Fact]
    public void A_parameter_without_a_default_is_required_where_every_sweep_sets_it()
    {
        var program = Read("stages: { a: 'echo {x}', b: 'echo {y}' }\nsweeps:\n  - { x: 1, stages: [a] }\n  - { x: 2, y: 3 }\n");

        Assert.Equal([null, Value.Null], program.Parameters.Select(parameter => parameter.Default));
    }

    [Fact]
    public void Without_sweeps_there_is_one_trial_of_the_defaults()
    {
        var program = Read("defaults: { x: 1 }\nstages: { run: 'echo {x}' }\n");

        Assert.Equal(["""{"x":1}"""], Configs(program, Assert.Single(program.Sweeps)).Select(config => config.ToJson()));
    }

    [Fact]
    public void Further_documents_are_sweeps_and_disabled_ones_are_left_out()
    {
        var program = Read("---\nstages: { run: 'echo {x}' }\nsweeps: [ { name: a, x: 1 }, { name: b, x: 2, enabled: false } ]\n---\nname: c\nx: [3, 4]\n---\n");

        Assert.Equal([("a", true), ("b", false), ("c", true)], program.Sweeps.Select(sweep => (sweep.Name, sweep.IsEnabled)));
        Assert.Equal(["a", "c"], new ProgramSweep(program).Spaces.Select(space => space.Name));
    }

    [Fact]
    public void Parameters_of_reserved_names_stand_under_params()
    {
        var program = Read("stages: { run: 'echo {stages} {where} {repeat}' }\nsweeps: [ { params: { stages: [1, 2], where: x, repeat: 3 }, stages: run, where: '`stages` > 1' } ]\n");

        Assert.Equal(["stages", "where", "repeat"], program.Sweeps[0].Axes.Select(axis => axis.Name));
        Assert.Equal(("`stages` > 1", "run"), (program.Sweeps[0].Where, Assert.Single(program.Sweeps[0].Stages!)));
    }

    [Theory]
    [InlineData("slots: [0, 1, \"2,3\", 0]", "0|1|2,3|0", null)]
    [InlineData("slots: 2,3", "2,3", null)]
    [InlineData("slots: { count: 4 }", "", 4)]
    [InlineData("", "", null)]
    public void Slots_bind_devices_or_are_counted(string slots, string bound, int? count)
    {
        var program = Read($"stages: {{ run: echo }}\n{slots}\n");

        Assert.Equal((bound, count), (string.Join('|', program.Slots), program.SlotCount));
    }

    [Theory]
    [InlineData("", "/base/sub")]
    [InlineData("workdir: .", "/base/sub")]
    [InlineData("workdir: ./a", "/base/sub/a")]
    [InlineData("workdir: ../a", "/base/sub/../a")]
    [InlineData("workdir: /a", "/a")]
    [InlineData("workdir: '~'", "/home/me")]
    [InlineData("workdir: ~/a", "/home/me/a")]
    [InlineData("workdir: $HOME/a", "/home/me/a")]
    [InlineData("workdir: $PART/a", "/base/sub/part/a")]
    public void The_working_directory_is_relative_to_the_file(string line, string expected)
    {
        var program = SweepFileReader.ReadText($"stages: {{ run: echo }}\n{line}\n", "/base/sub/f.yaml").Program;

        Assert.Equal(expected, program.WorkingDirectory.Expand(new(_ => null, _ => null) { Variable = name => name switch { "HOME" => "/home/me", "PART" => "part", _ => null } }));
    }

    [Fact]
    public void The_name_is_that_of_the_file_unless_it_is_given()
        => Assert.Equal("my-sweep", SweepFileReader.ReadText("stages: { run: echo }", "some/my-sweep.yaml").Program.Name);

    [Fact]
    public void A_score_with_a_command_is_a_stage_of_its_own()
    {
        var program = Read("""
            stages: { train: "echo {x}" }
            scores: { bleu: { command: "python score.py {out}" }, all: { command: "cat {out}/s.json", json: true }, plain: "acc (@float@)" }
            sweeps:
              - { x: 1 }
              - { x: 2, stages: [train, bleu] }
            """);

        Assert.Equal(["train", "bleu", "all"], program.Stages.Select(stage => stage.Name));
        Assert.Equal(["bleu", "all", null], program.Scores.Captures.Select(capture => capture.Source.Stage));
        Assert.Equal([true, false, true], program.Scores.Captures.Select(capture => capture.Pattern is not null));
        Assert.Equal(["train", "bleu"], program.Sweeps[1].Stages!);
    }

    [Fact]
    public void What_concerns_the_whole_run_is_read()
    {
        var program = Read("""
            name: all
            description: what it is for
            stages: { run: { cmd: "echo a > b", timeout: 90 }, other: { cmd: echo, shell: false } }
            shell: true
            timeout: 1h30m
            repetitions: 5
            wrap: nsys profile -o {out}/x
            row-break: "^epoch"
            environment: { A: "", B: $HOME/x, C: "{out}" }
            """);

        Assert.Equal(("all", "what it is for", 5, TimeSpan.FromMinutes(90)), (program.Name, program.Description, program.Repetitions, program.Timeout));
        Assert.Equal([true, false], program.Stages.Select(stage => stage.Command.IsShell));
        Assert.Equal(TimeSpan.FromSeconds(90), program.Stages[0].Timeout);
        Assert.Equal("nsys profile -o {out}/x", program.Wrap!.Text);
        Assert.Equal("^epoch", program.Scores.RowBreak!.Text);
        Assert.Equal(["", "/home/me/x", "o"], program.Environment.Select(entry => entry.Value.Expand(new(_ => null, _ => Value.Of("o")) { Variable = _ => "/home/me" })));
    }

    [Fact]
    public void Long_lists_and_many_sweeps_are_read()
    {
        var values = string.Join(", ", Enumerable.Range(0, 100_000));
        var sweeps = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"  - {{ name: s{i}, x: {i} }}\n"));

        var program = Read($"stages: {{ run: 'echo {{x}}' }}\nsweeps:\n  - {{ x: [{values}] }}\n{sweeps}");

        Assert.Equal((5_001, (UInt128)100_000), (program.Sweeps.Count, program.Sweeps[0].Axes[0].Domain.Count!.Value));
    }

    [Theory]
    [InlineData("newnorm.yaml", 4, 2, 8)]
    [InlineData("smallest.yaml", 6)]
    [InlineData("every-key.yaml", 15, 2)]
    public void Samples_make_spaces_that_can_be_written_and_read_again(string name, params int[] counts)
    {
        var spaces = new ProgramSweep(SweepFileReader.Read(Sample(name)).Program).Spaces;

        Assert.Equal(counts, spaces.Select(space => (int)space.Space.Count!.Value));
        Assert.All(spaces, space =>
        {
            var again = Domain.FromJson(Value.ParseJson(space.Space.Root.ToJson().ToJson()));
            for (var i = 0; i < (int)space.Space.Count!.Value; i++)
            {
                Assert.Equal(space.Space.At((UInt128)i), again.At((UInt128)i));
                Assert.True(space.Space.TryIndexOf(again.At((UInt128)i), out var index) && index == (UInt128)i);
            }
        });
    }

    internal static string Sample(string name, [CallerFilePath] string test = "") => Path.Combine(Path.GetDirectoryName(test)!, "Samples", name);

    private static ProgramSpec Read(string text) => SweepFileReader.ReadText(text, "f.yaml").Program;

    /// <summary>Every config of a sweep, by the rules: axes over defaults, the first axis slowest.</summary>
    private static List<Value> Configs(ProgramSpec program, SweepSpec sweep)
    {
        var configs = new List<Dictionary<string, Value>> { program.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Default ?? Value.Null) };
        foreach (var (name, domain) in sweep.Axes)
        {
            configs = [.. configs.SelectMany(_ => Enumerable.Range(0, (int)domain.Count!.Value), (config, i) => new Dictionary<string, Value>(config) { [name] = domain.At((UInt128)i) })];
        }
        return [.. configs.Select(config => Value.Object([.. config.Select(entry => (entry.Key, entry.Value))]))];
    }
}
