using ExpRunner.Generators.Model;

namespace ExpRunner.Generators.Emission;

/// <summary>Writes a config class: its default instance, how one is made from values, its fields.</summary>
internal static class ObjectEmitter
{
    public static void Emit(CodeWriter code, ObjectSpec spec, string accessibility)
    {
        code.Line($"{accessibility} static readonly {Names.Generic(RuntimeNames.ObjectType, spec.Clr)} {spec.Identifier} = new(");
        code.Indented([Names.Text(spec.Name) + ",", $"static () => {Prototype(spec)},"]);
        EmitCreate(code, spec);
        code.Indented(spec.Fields.Select((field, i) => Field(field, spec.Clr) + (i < spec.Fields.Count - 1 ? "," : ");")));
    }

    private static string Prototype(ObjectSpec spec)
    {
        var arguments = spec.Parameters.Where(parameter => !parameter.IsOptional).Select(parameter => parameter.Name + ": default!");
        var required = spec.Fields.Where(field => field.IsRequired && field.Setting == FieldSetting.Initializer).Select(field => field.Member)
            .Concat(spec.CarriedOver).Select(member => member.Escaped + " = default!").ToList();
        return $"new {spec.Clr}({string.Join(", ", arguments)})" + (required.Count == 0 ? "" : $" {{ {string.Join(", ", required)} }}");
    }

    private static void EmitCreate(CodeWriter code, ObjectSpec spec)
    {
        var end = spec.Fields.Count == 0 ? ");" : ",";
        var arguments = string.Join(", ", spec.Parameters.Select(parameter => $"{parameter.Name}: {Value(parameter)}"));
        var settings = Settings(spec).ToList();
        if (settings.Count == 0)
        {
            code.Indented([(arguments.Length == 0 ? "static (defaults, _) => defaults" : $"static (defaults, values) => new {spec.Clr}({arguments})") + end]);
            return;
        }
        code.Indented([$"static (defaults, values) => new {spec.Clr}({arguments})", "{", .. settings.Select(setting => "    " + setting + ","), "}" + end]);
    }

    private static IEnumerable<string> Settings(ObjectSpec spec)
        => spec.Fields
            .Select((field, number) => (field, number))
            .Where(pair => pair.field.Setting == FieldSetting.Initializer)
            .Select(pair => $"{pair.field.Member.Escaped} = {Get(pair.number, pair.field.Member.Escaped)}")
            .Concat(spec.CarriedOver.Select(member => $"{member.Escaped} = defaults.{member.Escaped}"));

    private static string Value(ParameterSpec parameter) => parameter.Field < 0 ? "defaults." + parameter.Member : Get(parameter.Field, parameter.Member);

    private static string Get(int number, string member) => $"values.Get({Names.Number(number)}, defaults.{member})";

    private static string Field(FieldSpec field, string owner)
    {
        var variation = field.Variation is null ? "" : ", " + VariationEmitter.Expression(field.Variation, field.Type.Clr);
        var get = $"static config => config.{field.Member.Escaped}{(field.IsNullForgiving ? "!" : "")}";
        return $"new {Names.Generic(RuntimeNames.Field, owner, field.Type.Clr)}({Names.Text(field.Member.Name)}, {TypeEmitter.Expression(field.Type)}, {get}{variation}){Flags(field)}";
    }

    private static string Flags(FieldSpec field)
    {
        var flags = new[] { (field.IsTag, "IsTag"), (field.Setting == FieldSetting.None, "IsComputed"), (field.IsRequired, "IsRequired") }
            .Where(flag => flag.Item1).Select(flag => flag.Item2 + " = true").ToList();
        return flags.Count == 0 ? "" : $" {{ {string.Join(", ", flags)} }}";
    }
}
