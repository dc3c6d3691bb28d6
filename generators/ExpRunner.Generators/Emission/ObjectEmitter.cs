using ExpRunner.Generators.Model;

namespace ExpRunner.Generators.Emission;

/// <summary>
/// Writes a config class: its fields, its default instance, how one is copied and what is computed. All three are methods with names, because
/// the compiler pays more for a lambda.
/// </summary>
internal static class ObjectEmitter
{
    /// <summary>The variable that holds the type.</summary>
    public static void EmitType(CodeWriter code, ObjectSpec spec)
    {
        var end = Computed(spec).Any() ? $") {{ Computed = {spec.Identifier}Computed }};" : ");";
        var start = $"var {spec.Identifier} = new {Names.Generic(RuntimeNames.ObjectType, spec.Clr)}(";
        code.Line($"{start}{Names.Text(spec.Name)}, {spec.Identifier}Defaults, {spec.Identifier}Copy{(spec.Fields.Count == 0 ? end : ",")}");
        if (spec.Fields.Count > 0)
        {
            code.Indented(CodeWriter.Filled([.. spec.Fields.Select(Field)], end));
        }
    }

    /// <summary>The methods that it refers to.</summary>
    public static void EmitMethods(CodeWriter code, ObjectSpec spec)
    {
        var computed = Computed(spec).ToList();
        code.Line($"private static {spec.Clr} {spec.Identifier}Defaults() => {Prototype(spec)};");
        EmitCopy(code, spec);
        if (computed.Count > 0)
        {
            code.Open($"private static void {spec.Identifier}Computed({Parameters(spec)})");
            computed.ForEach(code.Line);
            code.Close();
        }
    }

    private static string Parameters(ObjectSpec spec) => $"{spec.Clr} config, {Names.Global(RuntimeNames.FieldValues)} values";

    private static string Prototype(ObjectSpec spec)
    {
        var arguments = spec.Parameters.Where(parameter => !parameter.IsOptional).Select(parameter => parameter.Name + ": default!");
        var required = spec.Fields.Where(field => field.IsRequired && field.Setting == FieldSetting.Initializer).Select(field => field.Member)
            .Concat(spec.CarriedOver).Select(member => member.Escaped + " = default!").ToList();
        return $"new {spec.Clr}({string.Join(", ", arguments)})" + (required.Count == 0 ? "" : $" {{ {string.Join(", ", required)} }}");
    }

    private static void EmitCopy(CodeWriter code, ObjectSpec spec)
    {
        var start = $"private static {spec.Clr} {spec.Identifier}Copy({Parameters(spec)}) => ";
        var arguments = string.Join(", ", spec.Parameters.Select(parameter => $"{parameter.Name}: {Value(spec, parameter)}"));
        var settings = Settings(spec).ToList();
        if (settings.Count == 0)
        {
            code.Line(start + (arguments.Length == 0 ? "config;" : $"new {spec.Clr}({arguments});"));
            return;
        }
        code.Line($"{start}new {spec.Clr}({arguments})");
        code.Line("{");
        code.Indented(CodeWriter.Filled(settings, ","));
        code.Line("};");
    }

    private static IEnumerable<string> Settings(ObjectSpec spec)
        => Numbered(spec, FieldSetting.Initializer).Select(pair => $"{pair.Field.Member.Escaped} = {Pass(pair.Number, pair.Field)}")
            .Concat(spec.CarriedOver.Select(member => $"{member.Escaped} = config.{member.Escaped}"));

    private static IEnumerable<string> Computed(ObjectSpec spec) => Numbered(spec, FieldSetting.None).Select(pair => Pass(pair.Number, pair.Field) + ";");

    private static IEnumerable<(int Number, FieldSpec Field)> Numbered(ObjectSpec spec, FieldSetting setting)
        => spec.Fields.Select((field, number) => (Number: number, Field: field)).Where(pair => pair.Field.Setting == setting);

    private static string Value(ObjectSpec spec, ParameterSpec parameter)
        => parameter.Field < 0 ? "config." + parameter.Member : Pass(parameter.Field, spec.Fields[parameter.Field]);

    private static string Pass(int number, FieldSpec field)
        => $"values.{(field.Type.Shape == TypeShape.Scalar ? field.Type.Key : "Pass")}({Names.Number(number)}, config.{field.Member.Escaped})";

    private static string Field(FieldSpec field)
        => $"{TypeEmitter.Expression(field.Type)}.Field({Names.Text(field.Member.Name)}){(field.Variation is null ? "" : VariationEmitter.Call(field.Variation))}{Flags(field)}";

    private static string Flags(FieldSpec field)
        => (field.IsTag ? ".Tag()" : "") + (field.Setting == FieldSetting.None ? ".Computed()" : "") + (field.IsRequired ? ".Required()" : "");
}
