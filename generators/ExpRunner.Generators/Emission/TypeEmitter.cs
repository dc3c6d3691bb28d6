using ExpRunner.Generators.Model;

namespace ExpRunner.Generators.Emission;

/// <summary>Writes config types as expressions.</summary>
internal static class TypeEmitter
{
    public static string Expression(TypeSpec type) => type.Shape switch
    {
        TypeShape.Scalar => Names.ConfigType(type.Key),
        TypeShape.Enum or TypeShape.Object => type.Key,
        TypeShape.Nullable or TypeShape.Array or TypeShape.List or TypeShape.ImmutableArray
            => $"{Names.ConfigType(type.Shape.ToString())}({Expression(type.Items[0])})",
        TypeShape.Sequence or TypeShape.Dictionary
            => $"{Names.ConfigType(type.Shape.ToString())}<{type.Clr}, {type.Items[0].Clr}>({Expression(type.Items[0])})",
        TypeShape.Converter => $"{Names.ConfigType("Converter")}<{type.Clr}>(new {type.Key}())",
        _ => $"{Names.ConfigType("OneOf")}<{type.Clr}>({string.Join(", ", type.Items.Select(item => Alternative(type.Clr, item)))})",
    };

    /// <summary>An enum, defined once.</summary>
    public static void EmitEnum(CodeWriter code, EnumSpec spec)
    {
        var names = string.Join(", ", spec.Names.Select(Names.Text));
        code.Line($"var {spec.Identifier} = {Names.ConfigType("Enum")}<{spec.Clr}>({names});");
    }

    private static string Alternative(string clr, TypeSpec item) => $"new {Names.Generic(RuntimeNames.Alternative, clr, item.Clr)}({Expression(item)})";
}
