namespace ExpRunner.Generators.Model;

/// <summary>The types with one value per text: their metadata name, how C# spells them, and the config type that stands for them.</summary>
internal static class ScalarNames
{
    public static readonly IReadOnlyList<(string Metadata, string Clr, string Factory)> All =
    [
        ("System.Boolean", "bool", "Boolean"),
        ("System.Byte", "byte", "Byte"),
        ("System.SByte", "sbyte", "SByte"),
        ("System.Int16", "short", "Int16"),
        ("System.UInt16", "ushort", "UInt16"),
        ("System.Int32", "int", "Int32"),
        ("System.UInt32", "uint", "UInt32"),
        ("System.Int64", "long", "Int64"),
        ("System.UInt64", "ulong", "UInt64"),
        ("System.Half", "global::System.Half", "Half"),
        ("System.Single", "float", "Single"),
        ("System.Double", "double", "Double"),
        ("System.Decimal", "decimal", "Decimal"),
        ("System.Char", "char", "Char"),
        ("System.String", "string?", "String"),
        ("System.Guid", "global::System.Guid", "Guid"),
        ("System.DateTime", "global::System.DateTime", "DateTime"),
        ("System.DateTimeOffset", "global::System.DateTimeOffset", "DateTimeOffset"),
        ("System.DateOnly", "global::System.DateOnly", "DateOnly"),
        ("System.TimeOnly", "global::System.TimeOnly", "TimeOnly"),
        ("System.TimeSpan", "global::System.TimeSpan", "TimeSpan"),
        ("System.Uri", "global::System.Uri?", "Uri"),
    ];
}
