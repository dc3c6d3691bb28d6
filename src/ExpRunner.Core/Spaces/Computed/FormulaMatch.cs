using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>
/// Finds the choices that a computed config was made of. Each expression is computed from the values around it, which are all known, and is a
/// choice where it gives the value that stands there; of several choices that fit the first is taken.
/// </summary>
/// <param name="computed">The config.</param>
/// <param name="outer">What expressions may read beside it.</param>
/// <param name="concerned">The domains with expressions in them.</param>
internal sealed class FormulaMatch(Value computed, ExpressionScope outer, IReadOnlySet<Domain> concerned)
{
    /// <summary>The config as the domain has it, with expressions in the place of what they give; false: it is none of the domain's.</summary>
    public bool TryFind(Domain domain, out Value raw) => TryFind(domain, computed, null, "", out raw);

    private bool TryFind(Domain domain, Value value, FormulaLevel? level, string path, out Value raw)
    {
        raw = value;
        if (!concerned.Contains(domain))
        {
            return true;
        }
        switch (domain)
        {
            case FixedDomain { Value: var held }:
                raw = held;
                return Fits(held, value, level, path);
            case ChoicesDomain choices:
                foreach (var choice in choices.Values)
                {
                    if (Fits(choice, value, level, path))
                    {
                        raw = choice;
                        return true;
                    }
                }
                return false;
            case ProductDomain product:
                return TryMembers(value, product.Members, level, path, out raw);
            case ParametersDomain parameters:
                return TryMembers(value, [.. parameters.Axes.Where(axis => axis.Names.Length == 1).Select(axis => (axis.Names[0], axis.Domain))], level, path, out raw);
            case ListDomain list:
                return TryItems(value, list.Items, level, path, out raw);
            default:
                return true;
        }
    }

    /// <summary>The object with some of its members replaced.</summary>
    private bool TryMembers(Value value, IReadOnlyList<(string Name, Domain Domain)> members, FormulaLevel? level, string path, out Value raw)
    {
        raw = value;
        if (value.Kind != ValueKind.Object)
        {
            return false;
        }
        var items = value.Items.ToArray();
        var inner = new FormulaLevel(value, path, level);
        foreach (var (name, domain) in members.Where(member => concerned.Contains(member.Domain)))
        {
            var at = value.Names.IndexOf(name);
            if (at < 0 || !TryFind(domain, items[at], inner, Formula.Join(path, name), out items[at]))
            {
                return false;
            }
        }
        raw = Value.Object(value.MemberNames, items);
        return true;
    }

    private bool TryItems(Value value, IReadOnlyList<Domain> domains, FormulaLevel? level, string path, out Value raw)
    {
        raw = value;
        if (value.Kind != ValueKind.List || value.Items.Length != domains.Count)
        {
            return false;
        }
        var items = value.Items.ToArray();
        for (var i = 0; i < items.Length; i++)
        {
            if (!TryFind(domains[i], items[i], level, Formula.Join(path, $"{i}"), out items[i]))
            {
                return false;
            }
        }
        raw = Value.List(items);
        return true;
    }

    /// <summary>Whether a value with expressions gives a computed one.</summary>
    private bool Fits(Value raw, Value value, FormulaLevel? level, string path)
    {
        if (ValueIdentity.Comparer.Equals(raw, value))
        {
            return true;
        }
        if (!Formula.IsIn(raw))
        {
            return false;
        }
        if (Formula.TextOf(raw) is { } text)
        {
            return level is not null && Gives(text, value, level);
        }
        if (raw.Kind != value.Kind || raw.Items.Length != value.Items.Length)
        {
            return false;
        }
        var inner = raw.Kind == ValueKind.Object ? new FormulaLevel(value, path, level) : level;
        for (var i = 0; i < raw.Items.Length; i++)
        {
            var name = raw.Kind == ValueKind.Object ? raw.Names[i] : $"{i}";
            if (!TryPart(value, name, i, out var item) || !Fits(raw.Items[i], item, inner, Formula.Join(path, name)))
            {
                return false;
            }
        }
        return true;
    }

    private static bool TryPart(Value value, string name, int place, out Value item)
    {
        if (value.Kind == ValueKind.Object)
        {
            return value.TryGet(name, place, out item);
        }
        item = value.Items[place];
        return true;
    }

    private bool Gives(string text, Value value, FormulaLevel level)
    {
        try
        {
            var expression = Formula.Parse(text);
            return ValueIdentity.Comparer.Equals(expression.Evaluate(new FormulaScope(expression, level, outer, (found, _, _, _) => found)), value);
        }
        catch (ExpressionException)
        {
            return false;
        }
    }
}
