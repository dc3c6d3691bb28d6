using System.Text.RegularExpressions;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.SweepFiles;

/// <summary>As much of JSON Schema as the schema of sweep files uses; a word that is not known here fails, so that nothing goes unchecked.</summary>
internal sealed class JsonSchemaCheck(Value root)
{
    private static readonly string[] Annotations = ["$schema", "$defs", "title", "description", "default"];

    /// <summary>Where a value is not what the schema says, each with the word that is broken; nothing: it is.</summary>
    public IReadOnlyList<string> Faults(Value value) => [.. Faults(root, value, "")];

    private IEnumerable<string> Faults(Value schema, Value value, string path)
    {
        for (var i = 0; i < schema.Names.Length; i++)
        {
            foreach (var fault in Faults(schema, schema.Names[i], schema.Items[i], value, path))
            {
                yield return fault;
            }
        }
    }

    private IEnumerable<string> Faults(Value schema, string word, Value said, Value value, string path) => word switch
    {
        "$ref" => Faults(Find(said.AsText()), value, path),
        "if" => Get(schema, Holds(said, value, path) ? "then" : "else") is { } next ? Faults(next, value, path) : [],
        "then" or "else" => [],
        "anyOf" => Say(said.Items.ToArray().Any(part => Holds(part, value, path)), word, path),
        "oneOf" => Say(said.Items.ToArray().Count(part => Holds(part, value, path)) == 1, word, path),
        "not" => Say(!Holds(said, value, path), word, path),
        "type" => Say((said.Kind == ValueKind.List ? said.Items.ToArray() : [said]).Any(type => IsOf(type.AsText(), value)), word, path),
        "enum" => Say(said.Items.ToArray().Contains(value), word, path),
        "const" => Say(said == value, word, path),
        "required" => Say(said.Items.ToArray().All(name => value.Kind != ValueKind.Object || value.TryGet(name.AsText(), out _)), word, path),
        "properties" => Members(value).Where(member => said.TryGet(member.Name, out _)).SelectMany(member => Faults(Get(said, member.Name)!.Value, member.Value, $"{path}/{member.Name}")),
        "additionalProperties" => Others(schema, value).SelectMany(member => said.Kind == ValueKind.Boolean
            ? Say(said.AsBoolean(), word, $"{path}/{member.Name}") : Faults(said, member.Value, $"{path}/{member.Name}")),
        "items" => value.Kind == ValueKind.List ? value.Items.ToArray().SelectMany((item, i) => Faults(said, item, $"{path}/{i}")) : [],
        "minItems" => Say(value.Kind != ValueKind.List || value.Items.Length >= said.AsDouble(), word, path),
        "minProperties" => Say(value.Kind != ValueKind.Object || value.Items.Length >= said.AsDouble(), word, path),
        "minLength" => Say(value.Kind != ValueKind.Text || value.AsText().Length >= said.AsDouble(), word, path),
        "minimum" => Say(value.Kind != ValueKind.Number || value.AsDouble() >= said.AsDouble(), word, path),
        "exclusiveMinimum" => Say(value.Kind != ValueKind.Number || value.AsDouble() > said.AsDouble(), word, path),
        "pattern" => Say(value.Kind != ValueKind.Text || Regex.IsMatch(value.AsText(), said.AsText()), word, path),
        _ => Annotations.Contains(word) ? [] : throw new NotSupportedException($"The schema uses '{word}', which this check does not know."),
    };

    private bool Holds(Value schema, Value value, string path) => !Faults(schema, value, path).Any();

    private Value Find(string reference)
        => reference["#/".Length..].Split('/').Aggregate(root, (at, name) => Get(at, name) ?? throw new KeyNotFoundException($"{reference} leads nowhere."));

    private static Value? Get(Value value, string name) => value.TryGet(name, out var found) ? found : null;

    private static IEnumerable<(string Name, Value Value)> Members(Value value)
        => Enumerable.Range(0, value.Names.Length).Select(i => (value.Names[i], value.Items[i])).ToArray();

    private static IEnumerable<(string Name, Value Value)> Others(Value schema, Value value)
        => Members(value).Where(member => Get(schema, "properties") is not { } known || !known.TryGet(member.Name, out _));

    private static IEnumerable<string> Say(bool holds, string word, string path) => holds ? [] : [$"{path}: {word}"];

    private static bool IsOf(string type, Value value) => type switch
    {
        "object" => value.Kind == ValueKind.Object,
        "array" => value.Kind == ValueKind.List,
        "string" => value.Kind == ValueKind.Text,
        "number" => value.Kind == ValueKind.Number,
        "integer" => value.Kind == ValueKind.Number && value.AsDouble() == Math.Floor(value.AsDouble()),
        "boolean" => value.Kind == ValueKind.Boolean,
        "null" => value.IsNull,
        _ => throw new NotSupportedException(type),
    };
}
