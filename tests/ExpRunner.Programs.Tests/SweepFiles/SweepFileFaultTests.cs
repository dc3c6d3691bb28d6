using ExpRunner.Programs.SweepFiles;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;

namespace ExpRunner.Programs.Tests.SweepFiles;

/// <summary>What is said about a file, all at once, in order of the lines.</summary>
public sealed class SweepFileFaultTests
{
    public static TheoryData<string> Faults => Cases.Titles("faults.txt");

    public static TheoryData<string> Oddities => Cases.Titles("warnings.txt");

    [Theory]
    [MemberData(nameof(Faults))]
    public void Faults_are_named_with_place_and_way_out(string title) => Cases.Check("faults.txt", title, text => Read(text).Problems);

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_faulty_file_makes_no_faults_of_options_that_fit_it(string title) => Cases.Check("faults.txt", title, text =>
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["sweep.yaml"], text);
        var problems = new List<string>();
        var file = SweepFileReader.TryRead(folder["sweep.yaml"], problems);
        Experiment[] outlines = file is null ? [] : [new ProgramSweep(file.Program)];
        if (problems.Count == 0)
        {
            return [];
        }
        var fault = Assert.Throws<SweepException>(() => SweepPlanner.Plan(new SweepOptions(), new GivenExperiments(outlines) { Problems = problems }));
        return [.. fault.Problems.Select(problem => problem.Replace(folder["sweep.yaml"], "sweep.yaml"))];
    });

    [Theory]
    [MemberData(nameof(Oddities))]
    public void What_is_odd_is_a_warning(string title) => Cases.Check("warnings.txt", title, text =>
    {
        var (problems, warnings) = Read(text);
        Assert.Empty(problems);
        return warnings;
    });

    private static (IReadOnlyList<string> Problems, IReadOnlyList<string> Warnings) Read(string text)
    {
        try
        {
            return ([], SweepFileReader.ReadText(text, "sweep.yaml").Warnings);
        }
        catch (SweepException fault)
        {
            return (fault.Problems, []);
        }
    }
}
