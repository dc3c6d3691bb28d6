using ExpRunner.Programs;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>Makes sweeps of programs that code declares.</summary>
internal static class ProgramSource
{
    /// <summary>The sweeps.</summary>
    /// <param name="programs">The programs.</param>
    /// <param name="options">How they are run.</param>
    /// <exception cref="SweepException">A program is wrong, or two have one name; it has all that is wrong.</exception>
    public static GivenExperiments Of(IEnumerable<ProgramExperiment> programs, SweepOptions options)
    {
        var problems = new List<string>();
        var sweeps = programs.Select(program => Read(program, problems)).OfType<ProgramSweep>().ToArray();
        problems.AddRange(sweeps.GroupBy(sweep => sweep.Name).Where(group => group.Count() > 1)
            .Select(group => $"{group.Count()} programs are called '{group.Key}'. Set Name, so that each has a folder of its own."));
        return problems.Count == 0 ? new GivenExperiments(sweeps) : throw new SweepException([.. problems, .. ExecutorChoice.LocalProblems(options, sweeps)]);
    }

    private static ProgramSweep? Read(ProgramExperiment program, List<string> problems)
    {
        try
        {
            return program.ToSweep();
        }
        catch (SweepException fault)
        {
            problems.AddRange(fault.Problems);
            return null;
        }
    }
}
