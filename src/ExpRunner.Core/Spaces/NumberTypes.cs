using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>The number types by the names under which sweep.json keeps them.</summary>
internal static class NumberTypes
{
    private static readonly Dictionary<string, ConfigType> Known = new ConfigType[]
    {
        ConfigTypes.Byte, ConfigTypes.SByte, ConfigTypes.Int16, ConfigTypes.UInt16, ConfigTypes.Int32, ConfigTypes.UInt32, ConfigTypes.Int64, ConfigTypes.UInt64,
        ConfigTypes.Half, ConfigTypes.Single, ConfigTypes.Double, ConfigTypes.Decimal, new AnyNumberType(), new AnyWholeType(),
    }.ToDictionary(type => type.Name);

    /// <summary>Numbers that keep the text they were written with.</summary>
    public static ConfigType Any => Known["number"];

    /// <summary>Whole numbers of any size.</summary>
    public static ConfigType AnyWhole => Known["whole number"];

    /// <summary>The type of that name; one that may be null is kept as the type itself.</summary>
    public static ConfigType? Find(string name) => Known.GetValueOrDefault(name);

    /// <summary>The name to keep for a type.</summary>
    public static string NameOf(ConfigType type) => type.Name.EndsWith(" or null", StringComparison.Ordinal) ? type.Name[..^8] : type.Name;

    private sealed class AnyNumberType : ConfigType
    {
        public override string Name => "number";

        public override NumberKind Numbers => NumberKind.Real;

        public override Value Normalise(Value value) => value.Kind == ValueKind.Number ? value : throw NotThis(value);

        public override Value WriteObject(object? value) => Normalise(AnyType.Instance.WriteObject(value));
    }

    private sealed class AnyWholeType : ConfigType
    {
        public override string Name => "whole number";

        public override NumberKind Numbers => NumberKind.Whole;

        public override Value Normalise(Value value)
            => value.Kind == ValueKind.Number && ExactNumber.TryParse(value.ToString(), out var number) && number.IsWhole ? value : throw NotThis(value);

        public override Value WriteObject(object? value) => Normalise(AnyType.Instance.WriteObject(value));
    }
}
