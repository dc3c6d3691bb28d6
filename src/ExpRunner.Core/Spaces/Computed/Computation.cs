using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>
/// Computes the expressions of one config, each when another needs it, so that their order is of no matter. A name is looked up beside the
/// expression, then in the objects around it, from the inside out, then in <paramref name="outer"/>.
/// </summary>
/// <param name="raw">The config, with expressions in it.</param>
/// <param name="outer">What expressions may read beside the config.</param>
internal sealed class Computation(Value raw, ExpressionScope outer)
{
    /// <summary>Each needs stack.</summary>
    private const int DeepestRow = 500;

    private readonly Dictionary<string, (Value Value, FormulaFault? Fault)> _done = new(StringComparer.Ordinal);
    private readonly List<(string Path, string Text)> _open = [];
    private readonly List<FormulaFault> _faults = [];

    private readonly List<Value> _awaited = [];
    private string? _table;

    /// <summary>The rows that expressions wait for, by number or name.</summary>
    public IReadOnlyList<Value> Awaited => _awaited;

    /// <summary>What could not be computed, each cause once.</summary>
    public IReadOnlyList<FormulaFault> Faults => _faults;

    /// <summary>The config with the values of its expressions; one that has none stays as it is, which is noted.</summary>
    public Value Run() => Kept(raw, null, "");

    private Value Kept(Value value, FormulaLevel? level, string path)
    {
        if (!Formula.IsIn(value))
        {
            return value;
        }
        if (Formula.TextOf(value) is { } text)
        {
            try
            {
                return Compute(text, level!, path);
            }
            catch (FormulaException fault)
            {
                if (!_faults.Contains(fault.Fault))
                {
                    _faults.Add(fault.Fault);
                }
                return value;
            }
        }
        return Each(value, level, path, Kept);
    }

    private Value Whole(Value value, FormulaLevel? level, string path)
        => !Formula.IsIn(value) ? value : Formula.TextOf(value) is { } text ? Compute(text, level!, path) : Each(value, level, path, Whole);

    private static Value Each(Value value, FormulaLevel? level, string path, Func<Value, FormulaLevel?, string, Value> part)
    {
        var items = value.Items.ToArray();
        var inner = value.Kind == ValueKind.Object ? new FormulaLevel(value, path, level) : level;
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = part(items[i], inner, Formula.Join(path, value.Kind == ValueKind.Object ? value.Names[i] : $"{i}"));
        }
        return value.Kind == ValueKind.Object ? Value.Object(value.MemberNames, items) : Value.List(items);
    }

    private Value Compute(string text, FormulaLevel level, string path)
    {
        if (_done.TryGetValue(path, out var known))
        {
            return known.Fault is { } before ? throw new FormulaException(before) : known.Value;
        }
        var start = _open.FindIndex(open => open.Path == path);
        if (start >= 0)
        {
            throw new FormulaException(Circular(_open[start..]));
        }
        if (_open.Count >= DeepestRow)
        {
            throw new FormulaException(new(path, text, 0, $"more than {DeepestRow} expressions need each other one after the other. Write some of the values out."));
        }
        _open.Add((path, text));
        try
        {
            var value = Evaluated(text, level, path);
            _done[path] = (value, null);
            return value;
        }
        catch (ExpressionException fault)
        {
            throw Failed(path, new(path, text, fault.Position, fault.Reason));
        }
        catch (FormulaException fault)
        {
            throw Failed(path, fault.Fault);
        }
        finally
        {
            _open.RemoveAt(_open.Count - 1);
        }
    }

    /// <summary>An expression that waits names all rows that it waits for, as far as they can be known.</summary>
    private Value Evaluated(string text, FormulaLevel level, string path)
    {
        var expression = Formula.Parse(text);
        var scope = new FormulaScope(expression, level, outer, Along);
        try
        {
            return expression.Evaluate(scope);
        }
        catch (WaitingException waiting)
        {
            _table = waiting.Table;
            _awaited.AddRange(expression.KeysOf(_table, scope).Select(row => row.Key));
            throw new FormulaException(new(path, text, 0, "it waits for other trials.") { IsWaiting = true });
        }
        catch (FormulaException fault) when (fault.Fault.IsWaiting)
        {
            if (expression.Names.Contains(_table))
            {
                _awaited.AddRange(expression.KeysOf(_table!, scope).Select(row => row.Key));
            }
            throw;
        }
    }

    private FormulaException Failed(string path, FormulaFault fault)
    {
        _done[path] = (default, fault);
        return new(fault);
    }

    private static FormulaFault Circular(List<(string Path, string Text)> circle) => new(circle[0].Path, circle[0].Text, 0,
        circle.Count == 1 ? $"'{circle[0].Path}' needs its own value." : $"these need each other: {string.Join(" -> ", circle.Append(circle[0]).Select(step => step.Path))}.") { Circle = circle };

    /// <summary>What an expression reads of a value: where it only asks for members, those alone are computed, so that members of one object may use each other.</summary>
    private Value Along(Value value, FormulaLevel level, string path, IReadOnlyList<string> asked)
    {
        if (!Formula.IsIn(value) || Formula.TextOf(value) is not null || value.Kind != ValueKind.Object || asked.Any(rest => rest.Length == 0))
        {
            return Whole(value, level, path);
        }
        var items = value.Items.ToArray();
        var inner = new FormulaLevel(value, path, level);
        for (var i = 0; i < items.Length; i++)
        {
            var name = value.Names[i];
            var below = asked.Where(rest => rest == name || rest.StartsWith(name + ".", StringComparison.Ordinal)).Select(rest => rest.Length == name.Length ? "" : rest[(name.Length + 1)..]).ToArray();
            items[i] = below.Length == 0 ? items[i] : Along(items[i], inner, Formula.Join(path, name), below);
        }
        return Value.Object(value.MemberNames, items);
    }
}
