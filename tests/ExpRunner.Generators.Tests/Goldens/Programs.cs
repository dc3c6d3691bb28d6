using ExpRunner;

namespace Samples;

[Experiment(Repetitions = 3)]
[ProgramExperiment("printf 'lr %s %s %s\\naccuracy: 0.5\\n' {Lr} [EarlyStop] [--earlyStop=EarlyStop]", Stage = "train")]
[ProgramExperiment("printf 'seed %s' {seed}", Stage = "avg")]
public partial class Training
{
    [Variation(0.1, 0.01)] public double Lr { get; init; } = 0.1;
    [Variation] public bool EarlyStop { get; init; } = true;

    public (double Accuracy, string First, string Second) Post(TrialFolder folder)
    {
        var lines = folder.Logs("train")[^1].Lines.TakeLast(2).ToList();
        return (double.Parse(lines[1].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), lines[0], folder.Logs("avg")[^1].Text[..6]);
    }
}

/// <summary>Scores are read from the output; a fixed folder, a shell.</summary>
[Experiment]
[ProgramExperiment("for i in 1 2 3; do echo \"loss: $i {Model.Name}\"; done; pwd", Shell = true, WorkingDirectory = "/")]
[Score("loss", "loss: (@float@)", Required = true)]
[Score("place", "^(/.*)", Stage = "cmd")]
public partial class Read
{
    public Network Model { get; init; } = new();
    [Tag] public string Label = "a";

    public void Pre(TrialContext trial) => trial.Log("begun", 1);
}

public class Network
{
    public string Name { get; init; } = "it's {small}";
}

/// <summary>A class with a program can be derived from; its program is not inherited.</summary>
[Experiment]
[ProgramExperiment("printf 'none\\naccuracy: 0.25\\n'", Stage = "train")]
[ProgramExperiment("printf 'attempt %s' {attempt}", Stage = "avg")]
public partial class Derived : Training;
