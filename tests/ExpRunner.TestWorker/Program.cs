using ExpRunner.TestWorker;

switch (args)
{
    case ["worker"]:
        return TestPrograms.Work();
    case ["chatty"]:
        Console.WriteLine("Welcome to my experiment!");
        return TestPrograms.Work();
    case ["broken"]:
        Console.Error.WriteLine("cannot find my data");
        return 7;
    case ["parent", var folder, var workers, var act]:
        return await ParentProgram.RunAsync(folder, int.Parse(workers), act);
    case ["programs", var folder, var slots, var script]:
        return await ProgramsProgram.RunAsync(folder, int.Parse(slots), script);
    case ["command", var script]:
        return (await new ExpRunner.ProgramExperiment("sh -c").Fixed(script).First().ExecuteAsync()).ExitCode ?? 1;
    default:
        Console.Error.WriteLine("usage: worker | chatty | broken | parent FOLDER WORKERS ACT | programs FOLDER SLOTS SCRIPT | command SCRIPT");
        return 2;
}
