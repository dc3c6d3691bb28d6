using System.Globalization;
using ExpRunner.BuildTime;

if (args.Contains("-?") || args.Contains("--help"))
{
    Console.WriteLine("BuildTime [CLASSES = 100] [ROUNDS = 5]: what the generator and the analyzer add to a clean build, beside System.Text.Json's generator.");
    return 0;
}
var classes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
var root = Directory.CreateTempSubdirectory("exprun-buildtime-").FullName;
try
{
    ScratchProject[] projects =
    [
        ScratchProject.Write(root, "plain", classes, Kind.Plain),
        ScratchProject.Write(root, "json", classes, Kind.JsonContext),
        ScratchProject.Write(root, "experiments", classes, Kind.Experiments),
    ];
    foreach (var project in projects)
    {
        project.Restore();
    }
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"clean build of {classes} classes, {rounds} rounds after one that is not counted, seconds as median (least - most)"));
    Report.Print(projects, Rounds.Run(projects, rounds));
    Report.PrintCompilers(projects, classes);
}
finally
{
    Directory.Delete(root, recursive: true);
}
return 0;
