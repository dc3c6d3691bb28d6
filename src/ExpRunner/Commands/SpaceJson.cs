using System.Globalization;
using ExpRunner.Programs;
using ExpRunner.Searching;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Commands;

/// <summary>An experiment and its fields, for programs; docs/schemas/list.json says what they may rely on.</summary>
internal static class SpaceJson
{
    public static Value Of(Experiment experiment)
    {
        var count = experiment.Stages.Count > 0 ? new SpaceCount(null, false)
            : SpaceCount.Of(experiment.Space, experiment.HasConstraints ? config => experiment.BrokenConstraint(config) is null : null);
        return Value.Object(
            ("experiment", Value.Of(experiment.Name)),
            ("repetitions", Value.Of(experiment.Repetitions)),
            ("configs", Number(count.Configs)),
            ("exact", Value.Of(count.IsExact)),
            ("stages", Value.List([.. experiment.Stages.Select(stage => Value.Of(stage))])),
            ("fields", Value.List([.. experiment.Space.Fields.Select(Field)])),
            ("sweeps", Value.List([.. Sweeps(experiment)])));
    }

    private static Value Field(SpaceField field) => Value.Object(
        ("name", Value.Of(field.Path)),
        ("type", Value.Of(field.Type.Name)),
        ("varied", Value.Of(field.IsVaried)),
        ("values", field.Domain.ToJson()),
        ("when", Value.Of(field.When)),
        ("tag", Value.Of(field.IsTag)));

    private static IEnumerable<Value> Sweeps(Experiment experiment)
    {
        if (experiment is ProgramSweep program)
        {
            return program.SweepSpaces.Select(sweep => Sweep(SweepText.NameOf(sweep.Spec), sweep.IsListed ? null : sweep.Space.Count, sweep.Spec.IsEnabled));
        }
        return experiment.Sweeps.Select(sweep => Sweep(sweep.Name, sweep.Space.Count, true))
            .Concat(experiment.Listed.Select(list => Sweep(list.Name, (UInt128)list.Configs.Count, true)));
    }

    private static Value Sweep(string name, UInt128? configs, bool isEnabled)
        => Value.Object(("name", Value.Of(name)), ("configs", Number(configs)), ("enabled", Value.Of(isEnabled)));

    private static Value Number(UInt128? number) => number is { } known ? Value.Number(known.ToString(CultureInfo.InvariantCulture)) : Value.Null;
}
