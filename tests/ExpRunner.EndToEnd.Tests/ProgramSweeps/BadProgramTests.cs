namespace ExpRunner.EndToEnd.Tests.ProgramSweeps;

/// <summary>What is wrong is said before anything runs, all at once, and nothing is written.</summary>
public sealed class BadProgramTests : IDisposable
{
    /// <summary>A wrong expression is shown below what is wrong with it, with a mark at the place.</summary>
    private const int LinesBelowWhere = 2;

    private readonly ProgramFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string[]> BadLines => new()
    {
        { "--cmd: there is no command.", [] },
        { "--cmd '': There is no command.", ["--cmd", ""] },
        { "--cmd './nope': the program './nope' does not exist", ["--cmd", "./nope"] },
        { "--cmd 'nope-nope': the program 'nope-nope' is not on the PATH.", ["--cmd", "nope-nope"] },
        { "--cmd './plain.txt': the program './plain.txt' is not executable", ["--cmd", "./plain.txt"] },
        { "--wrap 'nope-nope': the program", ["--cmd", "true", "--wrap", "nope-nope"] },
        { "--workdir: the working directory ", ["--cmd", "true", "--workdir", "nowhere"] },
        { "--workdir: ", ["--cmd", "true", "--workdir", "$NOT_SET_ANYWHERE/x"] },
        { "nothing gives {lr} a value. Did you mean 'lrr'? Add --vl lr VALUES.", ["--cmd", "echo {lr}", "--vl", "lrr", "1"] },
        { "'a' stands both in {} and in []", ["--cmd", "echo {a} [a]", "--vl", "a", "1"] },
        { "'|' is for a shell, and this command is a list of arguments. Quote it where the text itself is meant, or add --shell.", ["--cmd", "echo {a} | wc", "--vl", "a", "1"] },
        { "--vl a: there are no values.", ["--cmd", "echo {a}", "--vl", "a"] },
        { "--vl: write the variable's name", ["--cmd", "echo", "--vl"] },
        { "--vl a: the variable is given twice.", ["--cmd", "echo {a}", "--vl", "a", "1", "--vl", "a", "2"] },
        { "--va a: it takes NAME START STOP STEP, and has 2 values", ["--cmd", "echo {a}", "--va", "a", "1", "2"] },
        { "--va a: The range from 1 to 5 with step 0 is empty", ["--cmd", "echo {a}", "--va", "a", "1", "5", "0"] },
        { "--va a: The range from 1 to 5 with step -1 is empty", ["--cmd", "echo {a}", "--va", "a", "1", "5", "-1"] },
        { "--vg a: The range from 1 to 5 is not reached by the factor 1.", ["--cmd", "echo {a}", "--vg", "a", "1", "5", "1"] },
        { "--vl status: results use this name themselves.", ["--cmd", "echo {status}", "--vl", "status", "1"] },
        { "--vl 'a b': a name is made of", ["--cmd", "echo", "--vl", "a b", "1"] },
        { "-p x: This is no regular expression", ["--cmd", "echo", "-p", "x", "("] },
        { "-p x: The pattern has no group.", ["--cmd", "echo", "-p", "x", "y"] },
        { "-p x: there are 2 patterns of this name.", ["--cmd", "echo", "-p", "x", "(a)", "-p", "x", "(b)"] },
        { "-p x: write a name and one pattern", ["--cmd", "echo", "-p", "x"] },
        { "--name 'a/b': its folder has this name", ["--cmd", "echo", "--name", "a/b"] },
        { "--name '': its folder has this name", ["--cmd", "echo", "--name", ""] },
        { "'--redoo' is no option, and would be taken as a value. Did you mean '--redo'?", ["--cmd", "echo {a}", "--vl", "a", "1", "--redoo"] },
        { "--filter-tasks 1:x: not a selection", ["--cmd", "echo", "--filter-tasks", "1:x"] },
        { "--filter-tasks 4:9 leaves no repetition of quick_experiment.", ["--cmd", "echo", "--filter-tasks", "4:9"] },
        { "--stages no: quick_experiment has no such stage.", ["--cmd", "echo", "--stages", "no"] },
    };

    [Theory]
    [MemberData(nameof(BadLines))]
    public void A_command_line_that_is_wrong_runs_nothing(string problem, string[] typed)
    {
        _folder.Write("plain.txt");

        var refused = _folder.Tool(2, ["exec", "grid", .. typed]);

        Assert.Contains(problem, refused.Error);
        Assert.Empty(refused.Output);
        Assert.False(Directory.Exists(_folder.At("results")));
    }

    [Fact]
    public void All_that_is_wrong_on_a_command_line_is_said_at_once()
    {
        var refused = _folder.Tool(2,
            "exec", "grid", "--stages", "no", "--pick", "1:x", "--where", "q > 1", "--cmd", "./nope {a}", "--cmd", "x | y", "--va", "k", "1", "2", "0", "--vl", "b", "--workdir", "nowhere", "-p", "x", "(", "--wrap", "{z}", "--name", ".", "--vl", "s", "1", "--redoo");

        string[] all = ["--stages no:", "--pick 1:x:", "--where: Unknown name 'q'", "-p x:", "--vl s:", "--cmd 'x | y':", "--va k:", "--vl b:", "--name '.':", "nothing gives {a}", "--wrap '{z}': nothing gives {z}", "--workdir:"];
        Assert.All(all, problem => Assert.Contains(problem, refused.Error));
        Assert.Equal(all.Length + LinesBelowWhere, refused.Error.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public void All_that_is_wrong_in_files_is_said_at_once_with_its_place()
    {
        _folder.Write("bad.yaml", """
            stagse: { go: "true" }
            stages: { one: "./nope {a}", two: "echo {missing}", three: "a | b" }
            scores: { x: "(" }
            workdir: nowhere
            sweeps: [{ a: { from: 1, to: 5, step: 0 } }, { a: [1], stages: [four] }]
            """);
        _folder.Write("other.yaml", "stages: { go: \"echo {a} [a]\" }\nsweeps: [{ a: [1] }]\n");

        foreach (var verb in new[] { "run", "plan", "check" })
        {
            var refused = _folder.Tool(2, verb, "bad.yaml", "other.yaml");

            string[] all = ["bad.yaml:1:", "bad.yaml:2:", "bad.yaml:3:", "bad.yaml:5:", "other.yaml:1:", "'missing'", "did you mean 'stages'", "'four'"];
            Assert.All(all, problem => Assert.Contains(problem, refused.Error, StringComparison.OrdinalIgnoreCase));
            Assert.Empty(refused.Output);
        }
        Assert.False(Directory.Exists(_folder.At("results")));
    }

    [Fact]
    public void Faults_of_a_file_and_of_the_options_beside_it_are_said_at_once()
    {
        _folder.Write("bad.yaml", """
            stages: { one: "./step.sh {a}", two: "./step.sh {missing}" }
            sweeps: [{ name: first, a: { from: 1, to: 5, step: 0 } }]
            """);

        var refused = _folder.Tool(2, "run", "bad.yaml", "--stages", "too,one", "--sweep", "frist", "--where", "b > 1", "--pick", "x:", "--set", "c=1", "--backend", "shh", "--label", "{d}");

        string[] all =
        [
            "bad.yaml:1:", "bad.yaml:2:", "--stages too: bad has no such stage. Did you mean 'two'?", "--sweep frist: bad has no grid or list of that name. Did you mean 'first'?",
            "--where: Unknown name 'b'", "--pick x:", "--set c=1: bad:", "--backend shh:", "--label",
        ];
        Assert.All(all, problem => Assert.Contains(problem, refused.Error));
        Assert.Equal(all.Length + LinesBelowWhere, refused.Error.TrimEnd('\n').Split('\n').Length);
        Assert.False(Directory.Exists(_folder.At("results")));
    }

    [Fact]
    public void Options_that_cannot_be_read_hide_no_fault_of_a_file()
    {
        _folder.Write("bad.yaml", "stages: { one: \"./step.sh {missing}\" }\n");

        var refused = _folder.Tool(2, "run", "bad.yaml", "--timeout", "soon", "--redoo");

        Assert.All(["--timeout", "There is no option '--redoo'. Did you mean '--redo'?", "bad.yaml:1:"], problem => Assert.Contains(problem, refused.Error));
    }

    [Fact]
    public void What_this_machine_lacks_is_said_before_a_file_runs()
    {
        _folder.Write("lacks.yaml", "stages: { one: ./nope, two: nope-nope }\n");

        var refused = _folder.Tool(2, "run", "lacks.yaml");

        Assert.Contains("lacks.yaml:1:16: the program './nope' does not exist", refused.Error);
        Assert.Contains("the program 'nope-nope' is not on the PATH", refused.Error);
        Assert.False(Directory.Exists(_folder.At("results")));
    }

    [Fact]
    public void Variables_that_are_not_set_are_named_before_a_file_runs_and_in_a_check()
    {
        _folder.Write("unset.yaml", "stages: { one: \"true\" }\nworkdir: $NOT_SET_ANYWHERE/x\n");

        foreach (var verb in new[] { "run", "plan", "check" })
        {
            Assert.Equal("unset.yaml:2:10: workdir: The variable NOT_SET_ANYWHERE is not set. Set it, or write '$$' for a dollar.\n", _folder.Tool(2, verb, "unset.yaml").Error);
        }
        Assert.False(Directory.Exists(_folder.At("results")));
    }

    [Fact]
    public void This_machine_is_only_looked_at_where_it_is_to_run_the_programs()
    {
        _folder.Write("lacks.yaml", "stages: { one: ./nope }\nworkdir: $NOT_SET_ANYWHERE/x\n");

        var refused = _folder.Tool(2, "run", "lacks.yaml", "--backend", "elsewhere");

        Assert.StartsWith("--backend elsewhere: ", refused.Error);
        Assert.Single(refused.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void A_variable_that_no_command_uses_is_a_warning()
    {
        var run = _folder.Tool(0, "exec", "grid", "--cmd", "./step.sh {a}", "--vl", "a", "1", "--vl", "b", "2", "--va", "c", "0", "2", "1");

        Assert.Contains("--vl b, --va c: no command uses them, so that configs which differ in nothing else run the same. Write {b}, {c} where the value belongs, or leave them out.", run.Error);
        Assert.Equal(["1", "1"], _folder.Ran);
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_folder_without_results_are_bad_usage()
    {
        Assert.Contains("none.yaml", _folder.Tool(2, "run", "none.yaml").Error);
        Assert.Contains("There is no option '--redoo'. Did you mean '--redo'?", _folder.Tool(2, "run", "none.yaml", "--redoo").Error);
        Assert.Contains("none", _folder.Tool(2, "parse", "-e", "none", "-p", "x", "(y)").Error);
        Assert.Contains("-p: there is no pattern.", _folder.Tool(2, "parse", "-e", "none").Error);
    }
}
