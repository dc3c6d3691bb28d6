using ExpRunner.Programs;
using ExpRunner.Programs.SweepFiles;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests;

public sealed class ProgramSweepTests
{
    private const string File = """
        name: newnorm
        defaults: { data: iwslt14, norm: batch, moment: 0.1, early-stop: false, layers: 2, width: 64 }
        groups:
          size: { small: { layers: 2, width: 64 }, large: { layers: 12, width: 1024 } }
        stages:
          train: python train.py data-bin/{data} --save-dir {out} --norm {norm} [moment] [early-stop] [layers] [width]
          avg:   python checkpoint_avg.py --inputs {out}
          test:  python generate.py {data} --path {out}/avg.pt
        sweeps:
          - { norm: [new, batch], moment: [0.1, 0.05] }
          - { name: stop, norm: [batch], early-stop: [true, false] }
          - { name: sizes, size: [small, large], norm: [new], where: "width > 100 || moment < 1", stages: [train] }

        """;

    [Fact]
    public void Equal_configs_of_several_sweeps_are_one_trial()
    {
        var plan = Plan(new SweepOptions { Sweeps = [] });

        Assert.Equal(
            ["new 0.1 false 2", "new 0.05 false 2", "batch 0.1 false 2", "batch 0.05 false 2", "batch 0.1 true 2", "new 0.1 false 12"],
            plan.Proposals().Select(entry => Text(entry.Proposal.Config)));
    }

    [Fact]
    public void A_trial_of_several_sweeps_goes_through_the_stages_of_all_of_them()
    {
        var plan = Plan(new SweepOptions());

        Assert.Equal(["0,1,2", "0,1,2", "0,1,2", "0,1,2", "0,1,2", "0"], plan.Proposals().Select(entry => string.Join(',', plan.StagesOf(entry.Proposal.Config))));
    }

    [Fact]
    public void Stages_that_are_asked_for_leave_the_others_out()
    {
        var plan = Plan(new SweepOptions { Stages = ["avg", "train"] });

        Assert.Equal("0,1", string.Join(',', plan.StagesOf(plan.Proposals().First().Proposal.Config)));
    }

    [Fact]
    public void A_named_sweep_is_picked_by_its_name()
        => Assert.Equal(["batch 0.1 true 2", "batch 0.1 false 2"], Plan(new SweepOptions { Sweeps = ["stop"] }).Proposals().Select(entry => Text(entry.Proposal.Config)));

    [Theory]
    [InlineData("--sweep stops: newnorm has no grid or list of that name. Did you mean 'stop'? It has: stop, sizes.", "stops", null)]
    [InlineData("--stages trian: newnorm has no such stage. Did you mean 'train'? It has: train, avg, test.", null, "trian")]
    public void Unknown_names_are_refused_with_near_ones(string message, string? sweep, string? stage)
        => Assert.Equal(message, Assert.Throws<SweepException>(() => Plan(new SweepOptions
        {
            Sweeps = sweep is null ? [] : [sweep],
            Stages = stage is null ? [] : [stage],
        })).Message);

    [Fact]
    public void A_parameter_that_is_set_varies_in_every_sweep()
        => Assert.Equal(2 * 6, Plan(new SweepOptions { Set = ["data=a,b"] }).Proposals().Count());

    [Fact]
    public void The_case_of_a_group_stands_beside_the_config()
    {
        var sweep = Sweep(File);

        Assert.Equal("""{"size":"large"}""", sweep.Computed(Config("""{"layers":12,"width":1024}""")).ToJson());
        Assert.Equal("""{"size":null}""", sweep.Computed(Config("""{"layers":12,"width":64}""")).ToJson());
    }

    [Theory]
    [InlineData("size == 'large'", "large")]
    [InlineData("size != 'large' || width < 100", "small")]
    [InlineData("size in ['small', 'large'] && layers > 2", "large")]
    [InlineData("size == null", "")]
    public void A_condition_may_ask_for_the_case_of_a_group(string where, string expected)
    {
        var text = $$"""
            name: grouped
            defaults: { layers: 3, width: 3 }
            groups: { size: { small: { layers: 2, width: 64 }, large: { layers: 12, width: 1024 } } }
            stages: { train: "echo {layers} {width}" }
            sweeps: [{ size: [small, large], where: "{{where}}" }]
            """;
        var sweep = Sweep(text);
        var typed = Sweep(text.Replace($", where: \"{where}\"", ""));

        Assert.Equal(expected, Cases(sweep, new SweepOptions()));
        Assert.Equal(expected, Cases(typed, new SweepOptions { Where = where }));

        static string Cases(ProgramSweep sweep, SweepOptions options)
        {
            var plan = Assert.Single(SweepPlanner.Plan(options, new GivenExperiments(sweep)));
            return string.Join(' ', plan.Proposals().Select(entry => entry.Proposal.Config).Where(config => plan.Filter.Wants(0, config)).Select(config => sweep.Computed(config).Items[0]));
        }
    }

    [Fact]
    public void A_stage_is_its_command_on_the_config_behind_the_stages_before_it()
    {
        var sweep = Sweep(File);
        var config = Config("{}");
        var keys = sweep.StageKeys(config);

        Assert.Equal(3, keys.Distinct().Count());
        Assert.Equal(keys, Sweep(File).StageKeys(config));
        Assert.Equal([true, false, false], Same(keys, Sweep(File.Replace("--inputs {out}", "--inputs {out} --num 5", StringComparison.Ordinal)).StageKeys(config)));
        Assert.Equal([true, true, false], Same(keys, Sweep(File.Replace("avg.pt", "average.pt", StringComparison.Ordinal)).StageKeys(config)));
        Assert.Equal([false, false, false], Same(keys, sweep.StageKeys(Config("""{"moment":0.2}"""))));
        Assert.Equal([true, true, true], Same(keys, sweep.StageKeys(Config("""{"moment":1e-1}"""))));
    }

    [Fact]
    public void Groups_whose_cases_have_equal_values_are_one_config()
    {
        var sweep = Sweep("""
            defaults: { a: 1, b: 1 }
            groups: { g: { x: { a: 1, b: 2 }, y: { a: 1.0, b: 2 } } }
            stages: { run: "true {a} {b}" }
            sweeps: [ { g: [x, y] } ]

            """);

        Assert.Single(SweepPlanner.Plan(new SweepOptions(), new GivenExperiments(sweep))[0].Proposals());
    }

    private static bool[] Same(IReadOnlyList<UInt128> left, IReadOnlyList<UInt128> right) => [.. left.Zip(right, (one, other) => one == other)];

    private static ProgramSweep Sweep(string text) => new(SweepFileReader.ReadText(text, "newnorm.yaml").Program);

    private static SweepPlan Plan(SweepOptions options) => Assert.Single(SweepPlanner.Plan(options, new GivenExperiments(Sweep(File))));

    private static Value Config(string changes)
    {
        var sweep = Sweep(File);
        return ((Spaces.ConfigType)sweep.Config).Normalise(Value.ParseJson(changes));
    }

    private static string Text(Value config) => string.Join(' ', new[] { "norm", "moment", "early-stop", "layers" }.Select(name => config.TryGet(name, out var value) ? value.ToString() : ""));
}
