using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Fluent;

/// <summary>What declarations become: which commands, in which order, by which numbers.</summary>
public sealed class ProgramExperimentTests
{
    private static ProgramExperiment Gcc() => new ProgramExperiment("gcc -Wall").Fixed("-o", "x").Argument("--width", 64, 128).Switch("-O3").Positional("a.c", "b.c");

    private static string[] Texts(IEnumerable<ProgramCommand> commands) => [.. commands.Select(command => command.ToString())];

    [Fact]
    public void Commands_come_in_the_order_of_declaration_the_first_slowest_and_a_switch_that_is_off_is_no_argument()
        => Assert.Equal(
            [
                "gcc -Wall -o x --width 64 -O3 a.c", "gcc -Wall -o x --width 64 -O3 b.c", "gcc -Wall -o x --width 64 a.c", "gcc -Wall -o x --width 64 b.c",
                "gcc -Wall -o x --width 128 -O3 a.c", "gcc -Wall -o x --width 128 -O3 b.c", "gcc -Wall -o x --width 128 a.c", "gcc -Wall -o x --width 128 b.c",
            ],
            Texts(Gcc()));

    [Fact]
    public void A_command_knows_its_numbers_its_values_and_its_arguments()
    {
        var command = Gcc()[6];

        Assert.Equal((6, 8), (command.Index, command.Count));
        Assert.Equal([1, 1, 0], command.Indexes);
        Assert.Equal([new("width", 2), new("O3", 2), new("arg1", 2)], Gcc().Dimensions);
        Assert.Equal(["gcc", "-Wall", "-o", "x", "--width", "128", "a.c"], command.Arguments);
        Assert.Equal((128, false, "a.c"), (command.Values.Get<int>("--width"), command.Values.Get<bool>("O3"), command.Values.Get<string>("arg1")));
        Assert.Equal("width=128 O3=false arg1=a.c", command.Values.ToString());
    }

    [Fact]
    public void A_sequence_starts_anywhere_without_a_walk()
    {
        var visited = 0;
        var large = new ProgramExperiment("true").Arithmetic("-a", 0, 1_000_000, 1).Arithmetic("-b", 0, 1_000_000, 1).Where(_ => ++visited > 0);

        Assert.Equal(1_000_000_000_000, large.Count);
        Assert.Equal("true -a 999999 -b 999998", large.From(999_999_999_998).First().ToString());
        Assert.Equal(["true -a 500000 -b 999999", "true -a 500001 -b 0"], Texts(large.From(500_000_999_999).Take(2)));
        Assert.Equal(3, visited);
        Assert.Empty(large.From(large.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => large.From(large.Count + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => large[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => large[large.Count]);
    }

    [Fact]
    public void What_cannot_be_numbered_can_still_be_a_sweep()
    {
        var huge = Enumerable.Range(0, 40).Aggregate(new ProgramExperiment("true"), (program, i) => program.Argument($"-x{i}", 1, 2, 3));

        Assert.Contains("2^63", Assert.Throws<SweepException>(() => huge.Count).Message);
        Assert.Equal(UInt128.Parse("12157665459056928801"), Assert.Single(huge.ToSweep().Spaces).Space.Count);
    }

    public static TheoryData<string, ProgramExperiment> Forms => new()
    {
        { "x -n 1|x -n two|x -n 0.1|x -n 1E-05", new ProgramExperiment("x").Argument("-n", 1, "two", 0.1, 1e-5) },
        { "x -n 1|x -n 2", new ProgramExperiment("x").Argument("-n", new List<int> { 1, 2, 2 }) },
        { "x -n 1 2|x -n 3", new ProgramExperiment("x").Argument("-n", new[] { 1, 2 }, 3) },
        { "x -v|x|x", new ProgramExperiment("x").Argument("-v", true, false, null) },
        { "x --level=1|x --level=2|x", new ProgramExperiment("x").Argument("--level=", 1, 2, null) },
        { "x a|x b", new ProgramExperiment("x").Argument(null, "a", "b") },
        { "x -O3|x", new ProgramExperiment("x").Argument(null, "-O3", "") },
        { "x in.txt -v|x in.txt", new ProgramExperiment("x").Positional("in.txt").Switch("-v") },
        { "x Monday|x Friday", new ProgramExperiment("x").Positional(DayOfWeek.Monday, DayOfWeek.Friday) },
        { "x '' '{a}' '[b]' '$(id)'", new ProgramExperiment("x").Fixed("", "{a}", "[b]", "$(id)") },
        { @"x 'a b' 'it'\''s'", new ProgramExperiment("'x' \"a b\"").Fixed("it's") },
        { "x -p 0|x -p 0.25|x -p 0.5|x -p 0.75", new ProgramExperiment("x").Arithmetic("-p", 0, 1, 0.25) },
        { "x -p 1|x -p 1.1|x -p 1.2", new ProgramExperiment("x").Arithmetic("-p", 1, 1.3, 0.1) },
        { "x -p 1|x -p 2|x -p 4", new ProgramExperiment("x").Geometric("-p", 1, 8, 2) },
        { "x 1 --fast|x 1", new ProgramExperiment("x {n} [fast]").Variable("n", 1).Variable("fast", true, false) },
        { "x out-1.txt|x out-2.txt", new ProgramExperiment("x").Template("out-{n}.txt").Variable("n", 1, 2) },
        { "T=1 S=all x|T=2 S=all x", new ProgramExperiment("x").Environment("T", 1, 2).Environment("S", "all") },
        { "x", new ProgramExperiment("x") },
    };

    [Theory]
    [MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    public void Each_form_of_value_has_its_arguments(string expected, ProgramExperiment program)
        => Assert.Equal(expected.Split('|'), Texts(program));

    [Fact]
    public void Conditions_leave_commands_out_and_numbers_stay()
    {
        var program = Gcc().Where("width == 128 && not O3").Where(values => values.Get<string>("arg1") == "b.c");

        Assert.Equal(8, program.Count);
        Assert.Equal([7], program.Select(command => command.Index));
        Assert.Equal("gcc -Wall -o x --width 64 -O3 a.c", program[0].ToString());
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var program = new ProgramExperiment("run {lr}")
            .Argument("--n", 1).Argument("-n", 2)
            .Argument("-m")
            .Arithmetic("-p", 0, 1, -1)
            .Score("acc", "accuracy: @float@")
            .Environment("EXPRUN_OUT", 1)
            .Where("widht > 1");

        Assert.Equal(
            [
                "Argument(\"-m\"): there are no values. Give at least one.",
                "Arithmetic(\"-p\"): The range from 0 to 1 with step -1 is empty: the step must lead from the start towards the end.",
                "Score(\"acc\"): The pattern has no group. Put parentheses around what is the value, as in 'accuracy: (@float@)'.",
                "Environment(\"EXPRUN_OUT\"): no variable of yours can have this name.",
                "'n' is declared 2 times. Give all its values at once, or another name to one of them with As.",
                "The command: nothing gives {lr} a value. Declare Variable(\"lr\", …).",
            ],
            Assert.Throws<SweepException>(() => program.Count).Problems.SkipLast(1));
        Assert.StartsWith("Where: ", Assert.Throws<SweepException>(program.First).Problems[^1]);
    }

    [Fact]
    public void A_command_that_only_a_shell_understands_is_refused()
        => Assert.Equal(
            "\"a | b\": '|' is for a shell, and this command is a list of arguments. Quote it where the text itself is meant, or let a shell run it: new ProgramExperiment(\"sh -c\").Fixed(\"…\").",
            Assert.Throws<SweepException>(() => new ProgramExperiment("a | b").Count).Message);

    [Fact]
    public void Another_name_is_given_right_behind_the_values()
    {
        var program = new ProgramExperiment("x").Argument("--status", 1, 2).As("state").Positional("a", "b").As("file");

        Assert.Equal("x --status 1 a", program.First().ToString());
        Assert.Equal(["state", "file"], program.Dimensions.Select(dimension => dimension.Name));
        Assert.Throws<InvalidOperationException>(() => program.Fixed("y").As("z"));
    }

    [Fact]
    public void A_walk_does_not_see_later_changes()
    {
        var program = new ProgramExperiment("x").Argument("-n", 1, 2);
        var seen = new List<string>();
        foreach (var command in program)
        {
            program.Switch($"-s{command.Index}");
            seen.Add(command.ToString());
        }

        Assert.Equal(["x -n 1", "x -n 2"], seen);
        Assert.Equal(8, program.Count);
    }

    [Fact]
    public void Values_are_had_by_name_as_types_and_faults_say_what_is_there()
    {
        var values = new ProgramExperiment("x").Argument("-n", "1e-5").Argument("-l", new[] { 1, 2 }, 3).Argument("-d", DayOfWeek.Friday).Argument("-z", null, 1)[0].Values;

        Assert.Equal([1, 2], values.Get<int[]>("l"));
        Assert.Equal((1e-5, "1e-5", DayOfWeek.Friday), (values.Get<double>("n"), values.Get<string>("n"), values.Get<DayOfWeek>("d")));
        Assert.Null(values.Get<int?>("z"));
        Assert.Equal(Value.Null, values["z"]);
        Assert.Equal(["n", "l", "d", "z"], values.Keys);
        Assert.Equal("'d' is \"Friday\", which is no Int32.", Assert.Throws<ConfigException>(() => values.Get<int>("d")).Message);
        Assert.Contains("There are: n, l, d, z.", Assert.Throws<KeyNotFoundException>(() => values["nn"]).Message);
    }
}
