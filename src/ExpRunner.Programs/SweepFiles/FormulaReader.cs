using ExpRunner.Expressions;
using ExpRunner.Programs.Chains;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads values of parameters: text that begins with <c>=</c> is an expression, whose place is kept for what is found later.</summary>
internal sealed class FormulaReader(ProblemList problems)
{
    /// <summary>The number that expressions of defaults are kept under.</summary>
    public const int Defaults = -1;

    private readonly List<(int Sweep, string Path, string Text, YamlScalar Scalar)> _all = [];
    private readonly HashSet<string> _names = [];
    private readonly HashSet<(YamlScalar, int)> _noted = [];

    /// <summary>The number of the sweep that is read, or <see cref="Defaults"/>.</summary>
    public int Sweep { get; set; } = Defaults;

    /// <summary>The value of a node, with <see cref="Formula"/> for each expression that can be parsed.</summary>
    /// <param name="node">The node.</param>
    /// <param name="path">Its place in the config: <c>opt.lr</c>.</param>
    public Value Read(YamlNode node, string path) => node switch
    {
        YamlScalar scalar when IsFormula(scalar) => Formula.Of(Parsed(scalar, path)),
        YamlList list when HasFormula(list) => Value.List([.. list.Items.Select((item, number) => Read(item, Formula.Join(path, $"{number}")))]),
        YamlMap map => Members(map, path),
        _ => node.Value,
    };

    /// <summary>Whether a node is an expression.</summary>
    public static bool IsFormula(YamlNode node) => node is YamlScalar { IsText: true, Text: ['=', ..] };

    /// <summary>Notes a fault in an expression of a sweep, or of a default that it has, at its place.</summary>
    public void Note(int sweep, FormulaFault fault)
    {
        if (fault.Circle.Count == 0)
        {
            Note(sweep, fault.Path, fault.Text, fault.Position, fault.Reason);
            return;
        }
        var places = fault.Circle.Select(step => $"{step.Path} ({Find(sweep, step.Path, step.Text)?.Place.ToString() ?? "a default"})").ToArray();
        Note(sweep, fault.Path, fault.Text, 0, places.Length == 1
            ? "this needs its own value. Name another parameter, or write the value out."
            : $"these need each other: {string.Join(" -> ", places.Append(fault.Path))}. Write one of them out.");
    }

    /// <summary>Notes every name that can be nothing: no parameter, no member of an object, none of those with a meaning.</summary>
    public void CheckNames(ParameterTable table)
    {
        string[] known = [.. table.Names, .. EntryNames.All, .. _names];
        foreach (var (_, path, text, scalar) in _all)
        {
            try
            {
                Formula.Parse(text).Check(known);
            }
            catch (ExpressionException fault)
            {
                Note(scalar, fault, path);
            }
        }
    }

    /// <summary>Every expression, with the sweep that has it.</summary>
    public IEnumerable<(int Sweep, string Path, string Text, YamlScalar Scalar)> All => _all;

    private void Note(int sweep, string path, string text, int position, string reason)
    {
        var fault = new ExpressionException(text, position, reason);
        if (Find(sweep, path, text) is { } scalar)
        {
            Note(scalar, fault, path);
        }
    }

    /// <summary>What is found by the names and by computing is told once.</summary>
    private void Note(YamlScalar scalar, ExpressionException fault, string path)
    {
        if (_noted.Add((scalar, fault.Position)))
        {
            problems.AddExpression(scalar, fault, $"'{path}': ");
        }
    }

    private YamlScalar? Find(int sweep, string path, string text)
    {
        var same = _all.Where(known => known.Text == text && known.Path == path).ToArray();
        return same.FirstOrDefault(known => known.Sweep == sweep).Scalar ?? same.FirstOrDefault(known => known.Sweep == Defaults).Scalar ?? _all.FirstOrDefault(known => known.Text == text).Scalar;
    }

    private static bool HasFormula(YamlNode node) => node switch
    {
        YamlList list => list.Items.Any(HasFormula),
        YamlMap map => map.Members.Any(member => member.Name == Formula.Mark || HasFormula(member.Node)),
        _ => IsFormula(node),
    };

    /// <summary>Makes the names of an object's members known, and notes one that stands for expressions.</summary>
    public void CheckMembers(string path, YamlMap map)
    {
        foreach (var member in map.Members)
        {
            _names.Add(member.Name);
            if (member.Name == Formula.Mark)
            {
                problems.Add(member.Place, $"'{path}' has a member called '='. Rename it; an expression is written as text that begins with =.");
            }
        }
    }

    private Value Members(YamlMap map, string path)
    {
        CheckMembers(path, map);
        return HasFormula(map) ? Value.Object([.. map.Members.Select(member => (member.Name, Read(member.Node, Formula.Join(path, member.Name))))]) : map.Value;
    }

    private string Parsed(YamlScalar scalar, string path)
    {
        var text = scalar.Text[1..].Trim();
        try
        {
            Formula.Parse(text);
            _all.Add((Sweep, path, text, scalar));
        }
        catch (ExpressionException fault)
        {
            problems.AddExpression(scalar, fault, text.Length == 0 ? $"'{path}': a text that begins with = is an expression; the text itself is written \"= '='\". " : $"'{path}': ");
        }
        return text;
    }
}
