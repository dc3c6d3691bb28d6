using System.Text;

namespace ExpRunner.Programs.Templates;

/// <summary>Finds the placeholders among the characters of a template, and what doubled brackets stand for.</summary>
internal sealed class BracketReader
{
    private readonly IReadOnlyList<Unit> _units;
    private readonly bool _hasOptions;
    private readonly int[] _match;
    private readonly HashSet<int> _skipped = [];
    private readonly List<Part> _parts = [];
    private readonly List<Placeholder> _unclear = [];
    private readonly StringBuilder _text = new();

    private BracketReader(IReadOnlyList<Unit> units, bool hasOptions)
    {
        (_units, _hasOptions) = (units, hasOptions);
        _match = MatchBraces(units);
    }

    /// <summary>The text and the placeholders, in order; text of two words is never in one part.</summary>
    /// <param name="units">The characters.</param>
    /// <param name="hasOptions">Whether <c>[name]</c> is an option.</param>
    /// <param name="unclear">What looks like an option but is text.</param>
    /// <exception cref="TemplateException">Braces that say two things, or a value where none can be.</exception>
    public static List<Part> Read(IReadOnlyList<Unit> units, bool hasOptions, out IReadOnlyList<Placeholder> unclear)
    {
        var reader = new BracketReader(units, hasOptions);
        reader.Read();
        unclear = reader._unclear;
        return reader._parts;
    }

    private void Read()
    {
        for (var i = 0; i < _units.Count; i++)
        {
            var unit = _units[i];
            if (_skipped.Contains(i))
            {
                continue;
            }
            if (i > 0 && (unit.Word != _units[i - 1].Word || unit.Quoting != _units[i - 1].Quoting))
            {
                Flush(_units[i - 1]);
            }
            i = unit switch
            {
                { Variable: { } variable } => Place(i, variable),
                { IsFixed: true } => Take(i, i),
                { Char: '{' } => ReadBrace(i),
                { Char: '[' } when _hasOptions => ReadOption(i),
                { Char: '}' } => ReadClosing(i),
                _ => Take(i, i),
            };
        }
        if (_units.Count > 0)
        {
            Flush(_units[^1]);
        }
    }

    private int ReadBrace(int i)
    {
        if (IsPair(i, '{'))
        {
            CheckPair(i);
            if (_match[i] >= 0)
            {
                _skipped.Add(_match[i]);
            }
            _text.Append('{');
            return i + 1;
        }
        var end = PlaceholderName.End(_units, i);
        return end < 0 ? Take(i, i) : Place(i, end, PlaceholderForm.Value);
    }

    /// <summary>Of a doubled brace both or neither are closed, and then by a doubled one; otherwise one of them may be a placeholder's.</summary>
    private bool IsPair(int i, char bracket)
    {
        if (i + 1 >= _units.Count || _units[i + 1].Char != bracket || !_units[i].IsBeside(_units[i + 1]))
        {
            return false;
        }
        var (outer, inner) = (_match[i], _match[i + 1]);
        if (outer < 0 && inner >= 0)
        {
            throw new TemplateException("'{{' stands for a '{', and only one of the two is closed. Close both, with '}}', or put a space between them.", _units[i].Column);
        }
        return inner < 0 || (outer == inner + 1 && _units[outer].IsBeside(_units[inner]));
    }

    /// <summary>The brace that a template of another kind begins with would silently lose its twin.</summary>
    private void CheckPair(int i)
    {
        var next = i + 2;
        while (next < _units.Count && _units[next].Char == ' ')
        {
            next++;
        }
        var isTemplate = next < _units.Count && _units[next].Char == '.' && (i == 0 || _units[i - 1].Char != '{');
        if (isTemplate)
        {
            throw new TemplateException("'{{' stands for a '{'. For two braces write '{{{{' and '}}}}'.", _units[i].Column);
        }
    }

    private int ReadClosing(int i)
    {
        _text.Append('}');
        var isPair = _match[i] < 0 && i + 1 < _units.Count && _units[i + 1].Char == '}' && _match[i + 1] < 0 && _units[i].IsBeside(_units[i + 1]);
        return isPair ? i + 1 : i;
    }

    private int ReadOption(int i)
    {
        if (i + 1 < _units.Count && _units[i + 1].Char == '[' && _units[i].IsBeside(_units[i + 1])
            && PlaceholderName.End(_units, PlaceholderName.OfOption(_units, i + 1)) is > 0 and var inner
            && inner + 1 < _units.Count && _units[inner + 1].Char == ']' && _units[inner].IsBeside(_units[inner + 1]))
        {
            _skipped.Add(inner + 1);
            return Take(i + 1, inner);
        }
        var name = PlaceholderName.OfOption(_units, i);
        var end = PlaceholderName.End(_units, name);
        if (end < 0)
        {
            return Take(i, i);
        }
        if (IsWhole(i, end))
        {
            return Place(i, end, PlaceholderForm.Option);
        }
        _unclear.Add(PlaceholderAt(i, end, PlaceholderForm.Option));
        return Take(i, end);
    }

    private bool IsWhole(int first, int last)
        => _units[first].Quoting == Quoting.None
        && (first == 0 || _units[first - 1].Word != _units[first].Word)
        && (last + 1 == _units.Count || _units[last + 1].Word != _units[last].Word);

    private int Place(int first, int last, PlaceholderForm form)
    {
        var unit = _units[first];
        var placeholder = PlaceholderAt(first, last, form);
        if (unit.Refusal is { } refusal)
        {
            throw new TemplateException($"{placeholder} cannot be put {refusal}. Put it into a variable before: NAME={{{placeholder.Name}}}; and use \"$NAME\" here.", unit.Column);
        }
        Flush(unit);
        _parts.Add(new("", placeholder) { Quoting = unit.Quoting, Word = unit.Word, IsWhole = IsWhole(first, last) });
        return last;
    }

    private int Place(int i, string variable)
    {
        Flush(_units[i]);
        _parts.Add(new("") { Variable = new(variable, _units[i].Column) });
        return i;
    }

    private int Take(int first, int last)
    {
        _text.Append(Written(first, last));
        return last;
    }

    private Placeholder PlaceholderAt(int first, int last, PlaceholderForm form)
    {
        var before = form == PlaceholderForm.Option ? PlaceholderName.OfOption(_units, first) : first;
        return new(Written(before + 1, last - 1), form, _units[first].Column) { Flag = before > first ? Written(first + 1, before - 1) : null };
    }

    private string Written(int first, int last) => string.Concat(Enumerable.Range(first, last - first + 1).Select(i => _units[i].Char));

    private void Flush(Unit of)
    {
        if (_text.Length > 0)
        {
            _parts.Add(new(_text.ToString()) { Quoting = of.Quoting, Word = of.Word });
            _text.Clear();
        }
    }

    private static int[] MatchBraces(IReadOnlyList<Unit> units)
    {
        var match = new int[units.Count];
        Array.Fill(match, -1);
        var open = new Stack<int>();
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i] is { Char: '{', IsFixed: false })
            {
                open.Push(i);
            }
            else if (units[i] is { Char: '}', IsFixed: false } && open.TryPop(out var at))
            {
                (match[at], match[i]) = (i, at);
            }
        }
        return match;
    }
}
