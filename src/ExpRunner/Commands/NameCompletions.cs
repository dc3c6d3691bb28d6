using System.CommandLine;
using System.CommandLine.Completions;
using ExpRunner.Programs;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands;

/// <summary>Names that completion offers because experiments have them: their own, those of fields, sweeps and stages.</summary>
internal static class NameCompletions
{
    /// <summary>Makes the options of a command that take such names offer them.</summary>
    /// <param name="command">The command.</param>
    /// <param name="find">Finds the experiments of what was typed so far.</param>
    public static void AddTo(Command command, Func<ParseResult, IEnumerable<Experiment>> find)
    {
        Offer("--experiment", experiment => [experiment.Name]);
        Offer("--set", experiment => experiment.Space.Fields.Where(field => !field.IsPart).Select(field => field.Path + "="));
        Offer("--sweep", SweepsOf);
        Offer("--stages", experiment => experiment.Stages);

        void Offer(string name, Func<Experiment, IEnumerable<string>> names)
            => command.Options.FirstOrDefault(option => option.Name == name)?.CompletionSources.Add(context => Found(context.ParseResult).SelectMany(names).Distinct().Select(word => new CompletionItem(word)));

        IReadOnlyList<Experiment> Found(ParseResult typed)
        {
            try
            {
                return [.. find(typed)];
            }
            catch (Exception)
            {
                // A half typed line, a broken file, code that throws: there is nothing to offer, and a shell is no place to say why.
                return [];
            }
        }
    }

    private static IEnumerable<string> SweepsOf(Experiment experiment) => experiment is ProgramSweep program
        ? program.Spec.Sweeps.Select(sweep => sweep.Name).OfType<string>()
        : experiment.Sweeps.Select(sweep => sweep.Name).Concat(experiment.Listed.Select(list => list.Name));
}
