using ExpRunner;

if (args is ["from-code", var folder])
{
    var summary = await Experiments.RunAsync(new SweepOptions { Experiments = ["Tripling"], Out = folder, Workers = 2 });
    Console.WriteLine($"{summary.Experiments[0].Completed} completed");
    return summary.ExitCode;
}
return await ExpRunnerHost.RunAsync(args);
