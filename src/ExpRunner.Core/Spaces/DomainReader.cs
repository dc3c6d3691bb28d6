using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>
/// Reads domains as sweep.json keeps them: <c>{"fixed": 3}</c>, <c>{"choices": [1, 2]}</c>,
/// <c>{"from": "0", "to": "1", "step": "0.25", "of": "double"}</c> (or <c>factor</c>, or <c>count</c>, and <c>"scale": "log"</c>),
/// <c>{"product": {"K": …}}</c>, <c>{"list": [ … ]}</c>, <c>{"alternatives": {"Sgd": …}}</c>,
/// <c>{"parameters": {"order": ["lr"], "axes": [{"names": ["lr"], "domain": …}]}}</c>.
/// <c>{"computed": …}</c> around a domain with <c>{"=": "lr * 2"}</c> for values that are computed from others, and <c>"names"</c> for what else they may read.
/// Also taken: a bare list for choices and a bare value for a fixed one; members that are not known are passed over.
/// </summary>
internal static class DomainReader
{
    /// <exception cref="ConfigException">This is no domain.</exception>
    public static Domain Read(Value json)
    {
        if (json.Kind != ValueKind.Object)
        {
            return json.Kind == ValueKind.List ? new ChoicesDomain(json.Items.ToArray()) : Domain.Fixed(json);
        }
        if (json.TryGet("fixed", out var value))
        {
            return Domain.Fixed(value);
        }
        return json switch
        {
            _ when json.TryGet("choices", out var choices) => new ChoicesDomain(Expect(choices, ValueKind.List, "choices").Items.ToArray()),
            _ when json.TryGet("product", out var product) => new ProductDomain(Members(Expect(product, ValueKind.Object, "product"))),
            _ when json.TryGet("parameters", out var parameters) => ParametersDomain.Read(Expect(parameters, ValueKind.Object, "parameters")),
            _ when json.TryGet("computed", out var computed) => new ComputedDomain(Read(computed), json.TryGet("names", out var names) ? names : default),
            _ when json.TryGet("list", out var list) => new ListDomain(Array.ConvertAll(Expect(list, ValueKind.List, "list").Items.ToArray(), Read)),
            _ when json.TryGet("alternatives", out var alternatives) => new AlternativesDomain(Members(Expect(alternatives, ValueKind.Object, "alternatives"))),
            _ when json.TryGet("from", out _) => RangeDomain.Read(json),
            _ => throw new ConfigException($"{json.ToJson()} is no domain: it has none of fixed, choices, from, product, parameters, computed, list, alternatives."),
        };
    }

    private static (string, Domain)[] Members(Value json)
    {
        var members = new (string, Domain)[json.Items.Length];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = (json.Names[i], Read(json.Items[i]));
        }
        return members;
    }

    private static Value Expect(Value value, ValueKind kind, string member)
        => value.Kind == kind ? value : throw new ConfigException($"'{member}' of a domain is {value.ToJson()}, not {(kind == ValueKind.List ? "a list" : "an object")}.");
}
