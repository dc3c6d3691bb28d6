using ExpRunner;

if (args is ["from-code", var folder])
{
    var summary = await Experiments.RunAsync(new SweepOptions { Experiments = ["Tripling"], Out = folder, Workers = 2 });
    Console.WriteLine($"{summary.Experiments[0].Completed} completed");
    return summary.ExitCode;
}
if (args is ["where"])
{
    Console.WriteLine(string.Join('\n', typeof(TrialContext).Assembly.Location, typeof(ExpRunnerHost).Assembly.Location));
    return 0;
}
return await ExpRunnerHost.RunAsync(args);
