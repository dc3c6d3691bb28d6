using System.Reflection;
using ExpRunner.Expressions;
using ExpRunner.Programs.Captures;
using ExpRunner.Programs.SweepFiles;
using ExpRunner.Programs.Templates;
using ExpRunner.Programs.Texts;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Texts;

/// <summary>A program that another machine reads is the one that was sent.</summary>
public sealed class ProgramTextTests
{
    /// <summary>What picks and counts configs, which the text is not for; and what was only of use to whoever wrote a command.</summary>
    private static readonly string[] LeftOut = ["ProgramSpec.Parameters", "ProgramSpec.Groups", "ProgramSpec.Sweeps", "ProgramSpec.Rounds", "ProgramSpec.Description", "ProgramSpec.Repetitions", "CommandTemplate.Unclear"];

    private static readonly ProgramSpec Bare = new() { Name = "bare", Stages = [new StageSpec("cmd", CommandTemplate.Parse("true"))], Sweeps = [], WorkingDirectory = FolderTemplate.Literal("/") };

    private static readonly ProgramSpec Rich = new()
    {
        Name = "rich {x}",
        Stages =
        [
            new StageSpec("train", CommandTemplate.Parse("./train \"{lr}\" '{{a}}' [fast] [-w=size] {sizes[0]} --out={out} {exprun.seed} \"\"")) { Timeout = TimeSpan.FromSeconds(90.5), Fetch = [FetchTemplate.Parse("model-{lr}.pt")] },
            new StageSpec("avg", CommandTemplate.ParseShell("cat < \"{out}/a b\" | grep '{lr}' [verbose] {lr}")) { WorkingDirectory = FolderTemplate.Parse("~/data/$SET/{lr}", "/beside") },
            new StageSpec("also", CommandTemplate.ParseShell("true")),
            new StageSpec("class", CommandTemplate.ParseOfClass("run {Lr} [EarlyStop]", isShell: false)),
            new StageSpec("code", CommandTemplate.Of([ArgumentTemplate.Literal("{a} [b]"), ArgumentTemplate.Joined("n", "--level="), ArgumentTemplate.Option("k", "-k"), ArgumentTemplate.Value("v")])),
        ],
        Sweeps = [],
        Scores = new CaptureSet(
        [
            new CaptureSpec { Name = "acc", Pattern = CapturePattern.Parse("acc(?:uracy)?: (@float@)"), Source = new CaptureSource { Stage = "train", Stream = CaptureStream.Error }, Take = CaptureTake.Max, IsRequired = true },
            new CaptureSpec { Name = "", Member = "test.bleu", Source = new CaptureSource { File = TextTemplate.Parse("{run_id}/metrics.json") } },
        ], CapturePattern.ParseBreak("^epoch"))
        {
            Formulas = [new ScoreFormula("error", Expression.Parse("1 - acc * lr")), new ScoreFormula("twice", Expression.Parse(" error * 2"))],
        },
        Timeout = TimeSpan.FromMinutes(61),
        Environment = [("PLAIN", TextTemplate.Literal("{not} a value")), ("HOME_OF_IT", TextTemplate.ParseWithVariables("~/x$USER-{lr}"))],
        WorkingDirectory = FolderTemplate.Parse("runs/{lr}", "/base"),
        Fetch = [FetchTemplate.Parse("plots/*.svg"), FetchTemplate.Parse("report.csv")],
        Wrap = CommandTemplate.Parse("nice -n {niceness}"),
        Slots = ["0", "1,2"],
        SlotCount = 3,
        SlotVariable = "HIP_VISIBLE_DEVICES",
        Needs = new Needs { Cpus = 0.5, Gpus = 2, Memory = 3L << 32, Tags = ["big", "x86"] },
    };

    private static readonly string Root = typeof(ProgramTextTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    public static TheoryData<string> SampleFiles
        => [.. Directory.EnumerateFiles(Path.Combine(Root, "samples"), "sweep.yaml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file))];

    [Fact]
    public void Everything_that_running_takes_comes_back()
    {
        Assert.Equal(Anatomy.Of(Rich, LeftOut).Text, Anatomy.Of(ProgramText.Read(ProgramText.Write(Rich)), LeftOut).Text);
        Assert.Equal(Anatomy.Of(Bare, LeftOut).Text, Anatomy.Of(ProgramText.Read(ProgramText.Write(Bare)), LeftOut).Text);
    }

    [Fact]
    public void No_member_of_a_program_is_forgotten_by_the_test_above()
    {
        var (rich, bare) = (Anatomy.Of(Rich, LeftOut), Anatomy.Of(Bare, LeftOut));

        var same = rich.Members.Keys.Where(member => rich.Members[member].Union(bare.Members.GetValueOrDefault(member, [])).Count() == 1);

        Assert.True(!same.Any(), $"Give the rich program another value than the bare one has, and see that the text holds it: {string.Join(", ", same)}");
    }

    [Theory]
    [MemberData(nameof(SampleFiles))]
    public void The_programs_of_the_samples_come_back(string file)
    {
        var program = SweepFileReader.Read(Path.Combine(Root, file)).Program;

        Assert.Equal(Anatomy.Of(program, LeftOut).Text, Anatomy.Of(ProgramText.Read(ProgramText.Write(program)), LeftOut).Text);
    }

    [Fact]
    public void A_command_that_comes_back_becomes_the_same_arguments()
    {
        var values = TemplateValues.Of(Value.ParseJson("""{"lr":1e-5,"fast":true,"size":9,"sizes":[3,4],"n":null,"k":[1,2],"v":"a b","Lr":2,"EarlyStop":false,"verbose":true}"""), Value.ParseJson("""{"out":"/o","seed":7}"""));

        var back = ProgramText.Read(ProgramText.Write(Rich));

        Assert.Equal(Rich.Stages.Select(stage => stage.Command.Expand(values)), back.Stages.Select(stage => stage.Command.Expand(values)));
        Assert.Equal(["./train", "1e-5", "{a}", "--fast", "-w", "9", "3", "--out=/o", "7", ""], back.Stages[0].Command.Expand(values));
    }

    [Fact]
    public void What_only_picks_configs_changes_no_text()
        => Assert.Equal(ProgramText.Write(Bare), ProgramText.Write(Bare with { Repetitions = 5, Parameters = [new ParameterSpec("lr", Value.Of(1))], Description = "other" }));

    [Theory]
    [InlineData("""{"version":2,"name":"later"}""", "The text of a program has version 2; this program knows version 1.")]
    [InlineData("""{"version":1,"name":"x","slot_variable":"V"}""", "lacks 'workdir'")]
    [InlineData("""{"version":1,"name":7}""", "7 is not text")]
    [InlineData("""{"version":1,"na""", "cannot be read")]
    public void A_text_that_is_damaged_or_of_another_version_is_refused(string text, string why)
        => Assert.Contains(why, Assert.Throws<InvalidDataException>(() => ProgramText.Read(text)).Message);
}
