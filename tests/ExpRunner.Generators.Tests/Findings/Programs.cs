[Experiment]
[ProgramExperiment("python train.py --lr {lr} --seed {seed} [Early] {Model.Width} {Model.Depht} {exprun.sed} {Area}")]
[ProgramExperiment(@"avg {out} {Rate}", Stage = "avg", WorkingDirectory = "$HOME/${X}/{Modle}")]
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
