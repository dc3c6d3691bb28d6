using ExpRunner.Expressions;
using ExpRunner.Programs.Chains;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Computes the expressions of every sweep, so that one without a value is found before anything runs.</summary>
internal sealed class EntryCheck(ProgramSweep program, IReadOnlyList<SweepDraft> sweeps, FormulaReader formulas, ProblemList problems, ICollection<string> warnings)
{
    /// <summary>Notes all that is wrong, and what repeats to no end.</summary>
    public void Check()
    {
        CheckDefaults();
        foreach (var sweep in program.SweepSpaces.Where(sweep => !sweep.IsListed))
        {
            foreach (var fault in sweep.Space.FormulaFaults(config => Counts(sweep, config)))
            {
                Note(sweep.Spec, fault);
            }
        }
        if (program.SweepSpaces.Any(sweep => sweep.IsListed))
        {
            program.EntriesWith([]).Faults.ToList().ForEach(Note);
        }
        WarnOfCopies();
    }

    /// <summary>The configs of a sweep that is listed; null: it is not.</summary>
    public IReadOnlyList<Value>? ListOf(SweepSpec sweep)
        => program.SweepSpaces[sweep.Number].IsListed ? [.. Enumerable.Range(0, program.Spec.Rounds).SelectMany(round => program.EntriesWith([]).ConfigsOf(sweep, round))] : null;

    /// <summary>The parameters of a sweep with its expressions computed.</summary>
    public Dictionary<string, Value> Computed(Dictionary<string, Value> config, SweepSpec sweep)
    {
        if (program.SweepSpaces[sweep.Number].Space.Root is not ComputedDomain computed)
        {
            return config;
        }
        var whole = computed.ComputeRaw(Value.Object([.. config.Select(member => (member.Key, member.Value))]));
        return Nesting.Members(whole).ToDictionary(member => member.Name, member => member.Value);
    }

    /// <summary>Whether an expression of the sweep depends on its axes.</summary>
    public bool HasFormulas(SweepSpec sweep) => program.SweepSpaces[sweep.Number].Space.Root is ComputedDomain;

    /// <summary>Defaults that need each other are wrong even where every sweep sets one of them; all else about them depends on the sweep.</summary>
    private void CheckDefaults()
    {
        var raw = Value.Object([.. program.Spec.Parameters.Select(parameter => (parameter.Name, parameter.Default ?? Value.Null))]);
        foreach (var fault in ComputedDomain.Compute(raw).Faults.Where(fault => fault.Circle.Count > 0))
        {
            formulas.Note(FormulaReader.Defaults, fault);
        }
    }

    private static bool Counts(SweepSpace sweep, Value config)
    {
        try
        {
            return sweep.Holds?.Invoke(config) is not false;
        }
        catch (ExpressionException)
        {
            return true;
        }
    }

    private void Note(EntryFault fault)
    {
        var sweep = sweeps[fault.Sweep.Number];
        if (fault.Formula is { } formula)
        {
            Note(fault.Sweep, formula);
        }
        else if (fault.Part == EntryPart.Where && sweep.Where is { } where)
        {
            problems.Add(where.PlaceOf(fault.Position), $"where: {fault.Reason}");
        }
        else
        {
            problems.Add(fault.Part == EntryPart.Base ? sweep.Base!.Node.Place : sweep.Place, fault.Part == EntryPart.Base ? $"base: {fault.Reason}" : fault.Reason);
        }
    }

    private void Note(SweepSpec sweep, FormulaFault fault) => formulas.Note(sweep.Number,
        sweep.Name is null && fault.Reason == $"Unknown name '{EntryNames.Name}'." ? fault with { Reason = "Name is what name: of the sweep says, and this sweep has none. Give it a name." } : fault);

    private void WarnOfCopies()
    {
        foreach (var sweep in sweeps.Where(sweep => sweep.Spec.Repeat > 1 && !program.SweepSpaces[sweep.Spec.Number].IsListed))
        {
            warnings.Add($"{sweep.Place}: repeat: makes {sweep.Spec.Repeat} equal copies of each config, of which one is run: nothing here uses E or run_id. To run configs several times write repetitions: at the top.");
        }
        if (program.Spec.Rounds > 1 && !program.SweepSpaces.Any(sweep => sweep.IsListed))
        {
            warnings.Add($"{sweeps[0].Place.File}:1:1: repeat: goes through all sweeps {program.Spec.Rounds} times, and each config is run once: no sweep uses E or run_id. To run configs several times write repetitions:.");
        }
    }
}
