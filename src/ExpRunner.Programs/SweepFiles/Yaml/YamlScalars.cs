using ExpRunner.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ExpRunner.Programs.SweepFiles.Yaml;

/// <summary>Gives scalars their values: words by the core schema, quoted ones and blocks as text, tagged ones as the tag says.</summary>
internal static class YamlScalars
{
    public static YamlScalar Read(Scalar scalar, FilePlace place, ProblemList problems)
        => new(place, scalar.Value, ValueOf(scalar, place, problems), scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty, OffsetOf(scalar));

    private static Value ValueOf(Scalar scalar, FilePlace place, ProblemList problems)
    {
        var tag = YamlTags.NameOf(scalar.Tag);
        if (tag is "str" or "!" || (tag.Length == 0 && scalar.Style != ScalarStyle.Plain))
        {
            return Value.Of(scalar.Value);
        }
        try
        {
            var value = CoreSchema.Read(scalar.Value);
            if (tag.Length > 0 && !Fits(tag, value, scalar.Value))
            {
                problems.Add(place, YamlTags.Unknown(scalar.Tag));
            }
            return value;
        }
        catch (FormatException fault)
        {
            problems.Add(place, $"{fault.Message} Quote it if it is meant as text.");
            return Value.Of(scalar.Value);
        }
    }

    private static bool Fits(string tag, Value value, string text) => tag switch
    {
        "null" => value.IsNull,
        "bool" => value.Kind == ValueKind.Boolean,
        "float" => value.Kind == ValueKind.Number,
        "int" => value.Kind == ValueKind.Number && !text.AsSpan().ContainsAny('.', 'e', 'E'),
        _ => false,
    };

    /// <summary>The columns between the scalar's place and its text where the text stands as it is; -1: it does not.</summary>
    private static int OffsetOf(Scalar scalar)
    {
        var width = scalar.End.Column - scalar.Start.Column;
        var quotes = scalar.Style == ScalarStyle.Plain ? 0 : 1;
        return scalar.Start.Line == scalar.End.Line && width == scalar.Value.Length + (2 * quotes) ? quotes : -1;
    }
}
