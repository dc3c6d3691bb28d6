using System.Globalization;
using ExpRunner;

[Experiment]
[ProgramExperiment("awk -v rate={Rate} 'BEGIN { for (x = 0; i++ < 20;) { x -= rate * 2 * (x - 3); print \"loss:\", (x - 3) ^ 2 } }'", Stage = "descend")]
[Score("loss", "loss: (@float@)", Required = true)]
public partial class Descent
{
    [Variation(0.01, 0.1, 0.4, 1.1)] public double Rate { get; init; } = 0.1;

    public (double Loss, int Far) Post(TrialFolder folder)
        => (folder.Scores.Get<double>("loss"), folder.Logs("descend")[^1].Lines.Count(line => double.Parse(line["loss: ".Length..], CultureInfo.InvariantCulture) > 1));
}
