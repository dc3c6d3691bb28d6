// EXPR062 line 2 '{lr}': {lr} has no value, because 'Placeholders' has no such config field; write 'Lr', or double the brackets where the text itself is meant
// EXPR062 line 2 '[Early]': [Early] has no value, because 'Placeholders' has no such config field; add the field, or double the brackets where the text itself is meant
// EXPR062 line 2 '{Model.Depht}': {Model.Depht} has no value, because 'Network' has no config field 'Depht'; write 'Depth', or double the brackets where the text itself is meant
// EXPR062 line 2 '{exprun.sed}': {exprun.sed} has no value, because 'exprun' has no such value; write 'seed', or double the brackets where the text itself is meant
// EXPR062 line 2 '{Area}': {Area} has no value, because 'Placeholders' has no such config field; add the field, or double the brackets where the text itself is meant
// EXPR062 line 3 '{Rate}': {Rate} has no value, because 'Placeholders' has no such config field; add the field, or double the brackets where the text itself is meant
// EXPR062 line 3 '[--rate=Lrr]': [--rate=Lrr] has no value, because 'Placeholders' has no such config field; write 'Lr', or double the brackets where the text itself is meant
// EXPR062 line 3 '{Modle}': {Modle} has no value, because 'Placeholders' has no such config field; write 'Model', or double the brackets where the text itself is meant
// EXPR061 line 19 '"python train.py --lr \"{Lr}"': The command of 'Commands' cannot be read: The double quote that begins here is not closed
// EXPR061 line 20 'A': The command of 'Commands' cannot be read: A variable in front of a command is for a shell. Say Shell = true
// EXPR061 line 21 '|': The command of 'Commands' cannot be read: '|' is for a shell, and this command is a list of arguments. Quote it where the text itself is meant, or say Shell = true
// EXPR061 line 22 '""': The command of 'Commands' cannot be read: There is no command
// EXPR061 line 23 '[': The command of 'Commands' cannot be read: 'Lr' stands both in {} and in [] in one command. Use one of them
// EXPR061 line 24 '[Lr]': The command of 'Commands' cannot be read: [Lr] is no argument by itself, so it would be text. Write {Lr} for the value, or [[Lr]] for the text
// EXPR061 line 25 ''': The command of 'Commands' cannot be read: The single quote that begins here is not closed
// EXPR061 line 26 '$': The command of 'Commands' cannot be read: '${' begins the name of a variable, as in ${HOME}. For the text itself write '$$'
// EXPR060 line 36 'Fit': 'TwoFits' has a [ProgramExperiment], which is its Fit, and a method 'Fit'; keep one of them
// EXPR064 line 41 'ProgramExperiment("true", Stage = "cmd")': 'cmd' names two stages; give each a name of its own with Stage = "..."
// EXPR064 line 42 'Stage = "a b"': 'a b' contains ' '; its logs have this name, so use letters, digits, _, - and dots
// EXPR063 line 43 '"loss: @float@"': The pattern of the score 'loss' cannot be used: The pattern has no group. Put parentheses around what is the value, as in 'accuracy: (@float@)'
// EXPR064 line 44 'Score("loss", "loss: (")': 'loss' names two scores; rename one
// EXPR063 line 44 '"loss: ("': The pattern of the score 'loss' cannot be used: this is no regular expression: Invalid pattern 'loss: (' at offset 7. Not enough )'s
// EXPR023 line 45 '"fit_time"': 'fit_time' is a name that results use for something else; rename the member
// EXPR063 line 45 '"time: (@flaot@)"': The pattern of the score 'fit_time' cannot be used: There is no @flaot@. Did you mean @float@? For the text itself write \@flaot\@
// EXPR064 line 46 'Stage = "cdm"': 'cdm' is no stage; write 'cmd', or leave it out for the output of all
// EXPR064 line 47 '""': '' is no name for a score; give it one
// EXPR063 line 47 '""': The pattern of the score '' cannot be used: The pattern is empty
// EXPR065 line 51 'Score("loss", "(x)")': 'NoProgram' has [Score], which says nothing without [ProgramExperiment]; add [ProgramExperiment]
// EXPR065 line 57 'ProgramExperiment("true")': 'NoExperiment' has [ProgramExperiment], which says nothing without [Experiment]; add [Experiment]
// EXPR012 line 64 'text': 'Post' takes 'string text', but 'Fit' returns 'TrialFolder'; make the two types agree
[Experiment]
[ProgramExperiment("python train.py --lr {lr} --seed {seed} [Early] {Model.Width} {Model.Depht} {exprun.sed} {Area}")]
[ProgramExperiment(@"avg {out} {Rate} [--rate=Lrr]", Stage = "avg", WorkingDirectory = "$HOME/${X}/{Modle}")]
public partial class Placeholders
{
    [Variation(0.1, 0.2)] public double Lr { get; init; }
    public Network Model { get; init; } = new();
    [Variation(1, 2)] public int Unused { get; init; }
    public double Area => Lr * 2;
}

public class Network
{
    public int Width { get; init; } = 1;
    public int Depth { get; init; } = 1;
}

[Experiment]
[ProgramExperiment("python train.py --lr \"{Lr}", Stage = "open")]
[ProgramExperiment("A=1 python train.py", Stage = "variable")]
[ProgramExperiment("cat a | sort", Stage = "pipe")]
[ProgramExperiment("", Stage = "none")]
[ProgramExperiment("echo {Lr} [Lr]", Stage = "forms")]
[ProgramExperiment("echo x[Lr]", Stage = "inside")]
[ProgramExperiment("echo 'x", Shell = true, Stage = "shell")]
[ProgramExperiment("echo", Stage = "folder", WorkingDirectory = "${x")]
public partial class Commands
{
    public double Lr { get; init; }
}

[Experiment]
[ProgramExperiment("true")]
public partial class TwoFits
{
    public double Fit() => 1;
}

[Experiment]
[ProgramExperiment("true")]
[ProgramExperiment("true", Stage = "cmd")]
[ProgramExperiment("true", Stage = "a b")]
[Score("loss", "loss: @float@")]
[Score("loss", "loss: (")]
[Score("fit_time", "time: (@flaot@)")]
[Score("other", "(x)", Stage = "cdm")]
[Score("", "")]
public partial class Patterns;

[Experiment]
[Score("loss", "(x)")]
public partial class NoProgram
{
    public int Fit() => 1;
}

[ProgramExperiment("true")]
public partial class NoExperiment;

[Experiment]
[ProgramExperiment("true")]
public partial class Chain
{
    public int Post(string text) => text.Length;
}
