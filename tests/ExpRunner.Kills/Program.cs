using ExpRunner;
using ExpRunner.Kills;

// One program is everything: the campaign that kills, and, in the processes it starts, the runners and their workers.
return Victims.IsOne
    ? args is ["sweep", .. var call] ? await Sweep.RunAsync(call) : await ExpRunnerHost.RunAsync(args)
    : KillOptions.TryParse(args, Console.Error) is { } options ? new Campaign(options).Run() : 2;
