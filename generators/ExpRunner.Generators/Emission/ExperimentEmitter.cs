using ExpRunner.Generators.Model;

namespace ExpRunner.Generators.Emission;

/// <summary>Writes the generated part of one experiment.</summary>
internal static class ExperimentEmitter
{
    public static string Emit(ExperimentSpec spec)
    {
        var code = CodeWriter.WithHeader();
        code.Line("#pragma warning disable CS0612, CS0618 // members of a config may be obsolete");
        if (spec.Namespace is not null)
        {
            code.Line();
            code.Line($"namespace {spec.Namespace};");
        }
        code.Line();
        foreach (var container in spec.Containers)
        {
            code.Open(container);
        }
        code.Open($"{spec.Declaration} : {Interface(spec)}");
        code.Line($"static {Definition(spec)} {Interface(spec)}.Definition => {RuntimeNames.GeneratedModel}.Definition;");
        code.Line();
        if (spec.Program is { } program)
        {
            ProgramEmitter.EmitFit(code, program);
            code.Line();
        }
        ChainEmitter.Emit(code, spec.Chain);
        code.Line();
        EmitModel(code, spec);
        code.Close();
        foreach (var _ in spec.Containers)
        {
            code.Close();
        }
        return code.ToString();
    }

    private static string Interface(ExperimentSpec spec) => Names.Generic(RuntimeNames.ExperimentInterface, spec.Clr);

    private static string Definition(ExperimentSpec spec) => Names.Generic(RuntimeNames.Experiment, spec.Clr);

    /// <summary>
    /// The definition is made in a constructor, not by initialisers: the compiler and the analyzers of the SDK share what they know of a method's
    /// body, and each find it out anew for an initialiser. Nor does the class have an attribute, which is a piece of code to them too.
    /// </summary>
    private static void EmitModel(CodeWriter code, ExperimentSpec spec)
    {
        code.Open($"private static class {RuntimeNames.GeneratedModel}");
        code.Line($"public static readonly {Definition(spec)} Definition;");
        code.Open($"static {RuntimeNames.GeneratedModel}()");
        foreach (var type in spec.Types)
        {
            EmitType(code, type);
        }
        ObjectEmitter.EmitType(code, spec.Config);
        EmitDefinition(code, spec);
        code.Close();
        foreach (var type in spec.Types.OfType<ObjectSpec>().Append(spec.Config))
        {
            ObjectEmitter.EmitMethods(code, type);
        }
        if (spec.Program is { } program)
        {
            ProgramEmitter.EmitPrograms(code, program);
        }
        ScoresEmitter.Emit(code, spec);
        code.Close();
    }

    private static void EmitType(CodeWriter code, DefinitionSpec type)
    {
        if (type is EnumSpec choices)
        {
            TypeEmitter.EmitEnum(code, choices);
        }
        else
        {
            ObjectEmitter.EmitType(code, (ObjectSpec)type);
        }
    }

    private static void EmitDefinition(CodeWriter code, ExperimentSpec spec)
    {
        var lists = new[] { ("Constraints", Mark.Constraint, "static config => "), ("SweepMethods", Mark.Sweep, "static space => "), ("ConfigMethods", Mark.Configs, "static () => ") }
            .Select(list => (Name: list.Item1, Items: spec.Marked.Where(marked => marked.Mark == list.Item2).Select(marked => $"({Names.Text(marked.Name)}, {list.Item3}{marked.Expression})").ToList()))
            .Where(list => list.Items.Count > 0)
            .ToList();
        var start = $"Definition = new {Definition(spec)}({Names.Text(spec.Name)}, {Names.Number(spec.Repetitions)}, Config, {ScoresEmitter.Method})";
        if (spec.After.Count > 0)
        {
            lists.Add(("After", spec.After.Select(after => $"({Names.Text(after.List)}, {(after.First is null ? "null" : Names.Text(after.First))})").ToList()));
        }
        if (lists.Count == 0 && spec.Resources is null)
        {
            code.Line(start + ";");
            return;
        }
        code.Open(start);
        if (spec.Resources is { } resources)
        {
            code.Line($"Resources = {Resources(resources)},");
        }
        foreach (var (name, items) in lists)
        {
            code.Line($"{name} = [{string.Join(", ", items)}],");
        }
        code.Close(";");
    }

    private static string Resources(ResourcesSpec spec)
    {
        var parts = new List<string>();
        Add("Cpus", spec.Cpus is { } cpus ? Names.Number(cpus) : null);
        Add("Gpus", spec.Gpus is { } gpus ? Names.Number(gpus) : null);
        Add("Memory", spec.Memory is { } memory ? Names.Text(memory) : null);
        Add("Tags", spec.Tags.Count > 0 ? $"[{string.Join(", ", spec.Tags.Select(Names.Text))}]" : null);
        return parts.Count == 0 ? "new()" : $"new() {{ {string.Join(", ", parts)} }}";

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{name} = {value}");
            }
        }
    }
}
