using ExpRunner;
using ExpRunner.Reporting;

// fold breaks lines at a width; with -s it breaks at blanks.
var wrap = new ProgramExperiment("sh wrap.sh") { Name = "wrap", WorkingDirectory = AppContext.BaseDirectory }
    .Argument("-w", 20, 30, 40)
    .Switch("-s")
    .Fixed("text.txt")
    .Score("lines", "lines: (@int@)");

// A loop of one's own: each command by itself, nothing is recorded.
foreach (var command in wrap)
{
    using var output = new StringWriter();
    var result = await command.ExecuteAsync(TimeSpan.FromSeconds(30), [output]);
    Console.WriteLine($"{command.Index} of {command.Count}: {command} -> {result.Status}, {output.ToString().Split('\n')[0]}");
}

// The same as a sweep: journal, logs, scores, and only what is missing runs when it is started again.
var summary = await wrap.RunAsync(new SweepOptions { Out = "results", Workers = 2 });
Console.WriteLine($"{summary.Experiments[0].Completed} of {summary.Experiments[0].Planned} completed");

// What the scores do not say is in the folders.
var table = await new Examiner("results/wrap")
    .Where("w < 40")
    .Add("lines", folder => folder.Scores.Get<int>("lines"))
    .Add("longest", folder => int.Parse(folder.Logs()[^1].Lines.Last()["longest: ".Length..]))
    .TableAsync();
table.Write(Console.Out, ReportFormat.Markdown);
return summary.ExitCode;
