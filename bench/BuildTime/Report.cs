using System.Globalization;
using System.Text.RegularExpressions;

namespace ExpRunner.BuildTime;

/// <summary>Prints what was measured.</summary>
internal static partial class Report
{
    /// <summary>The time of each project, what it adds to the first, and that as a share of what the second adds.</summary>
    public static void Print(ScratchProject[] projects, IReadOnlyList<double>[] seconds)
    {
        var added = seconds.Select(mine => Rounds.Median(mine.Zip(seconds[0], (one, plain) => one - plain))).ToArray();
        for (var i = 0; i < projects.Length; i++)
        {
            Line($"  {projects[i].Name,-12} {Rounds.Median(seconds[i]),6:0.00} ({seconds[i].Min():0.00} - {seconds[i].Max():0.00})  added {added[i],6:0.00}  {added[i] / added[1],6:0.00} of json's");
        }
    }

    /// <summary>Lines generated for a class, and what the compiler says of its generators and analyzers.</summary>
    public static void PrintCompilers(ScratchProject[] projects, int classes)
    {
        Line($"generated lines a class, and the compiler's own account in seconds");
        foreach (var project in projects)
        {
            project.Clean();
            var log = project.Build("build", "-v:d", "-p:ReportAnalyzer=true", "-p:EmitCompilerGeneratedFiles=true", "-p:CompilerGeneratedFilesOutputPath=" + project.Generated);
            var lines = Directory.Exists(project.Generated) ? Directory.EnumerateFiles(project.Generated, "*.cs", SearchOption.AllDirectories).Sum(file => File.ReadLines(file).LongCount()) : 0;
            Line($"  {project.Name,-12} {(double)lines / classes,6:0.0} lines  {string.Join("; ", Accounts().Matches(log).Select(match => match.Value.Trim()).Distinct())}");
        }
    }

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex("Total (analyzer|generator) execution time: .*|^ *[<]?[0-9.]+ +[<]?[0-9]+ +(ExpRunner|System.Text.Json)[^ ]*", RegexOptions.Multiline)]
    private static partial Regex Accounts();
}
