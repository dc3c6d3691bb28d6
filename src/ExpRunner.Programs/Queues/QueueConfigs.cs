using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Queues;

/// <summary>Reads the values of a line as a config, and says what of a config a line shows.</summary>
internal sealed class QueueConfigs
{
    private readonly Experiment _experiment;
    private readonly IReadOnlyCollection<string> _varied;
    private readonly Dictionary<string, Value> _defaults = new(StringComparer.Ordinal);

    /// <param name="experiment">Whose configs they are.</param>
    /// <param name="settings">What <c>--set</c> sets instead of the experiment's own values.</param>
    /// <param name="varied">The fields that every line shows.</param>
    public QueueConfigs(Experiment experiment, IReadOnlyList<string> settings, IReadOnlyCollection<string> varied)
    {
        (_experiment, _varied) = (experiment, varied);
        var space = experiment.Space.SetAll(settings, []);
        foreach (var field in experiment.Config.Fields.Where(field => !field.IsComputed))
        {
            if (DefaultOf(field, space.Fields.FirstOrDefault(place => place.Path == field.Name)?.Domain) is { } value)
            {
                _defaults.Add(field.Name, value);
            }
        }
    }

    /// <summary>The config of a line: what it leaves out has the experiment's own value. Null: something is wrong with it, and named.</summary>
    public Value? Read(QueueLine line, ProblemList problems)
    {
        var isRight = line.Members.Count(member => !IsRight(member, problems)) == 0;
        foreach (var field in _experiment.Config.Fields.Where(field => !field.IsComputed && !_defaults.ContainsKey(field.Name) && !line.Values.TryGet(field.Name, out _)))
        {
            problems.Add(line.Place, $"'{field.Name}' has no value, and {_experiment.Name} has none of its own for it. Add {field.Name}: VALUE.");
            isRight = false;
        }
        if (!isRight)
        {
            return null;
        }
        var given = line.Members.Select(member => (member.Name, member.Node.Value));
        return Checked(line, Value.Object([.. given, .. _defaults.Where(entry => !line.Values.TryGet(entry.Key, out _)).Select(entry => (entry.Key, entry.Value))]), problems);
    }

    /// <summary>The values that a line shows: those that vary, and those that are not the experiment's own.</summary>
    public Value Shown(Value config)
    {
        var members = new List<(string, Value)>();
        for (var i = 0; i < config.Names.Length; i++)
        {
            var name = config.Names[i];
            if (_varied.Contains(name) || !_defaults.TryGetValue(name, out var own) || own != config.Items[i])
            {
                members.Add((name, config.Items[i]));
            }
        }
        return Value.Object([.. members]);
    }

    private Value? Checked(QueueLine line, Value values, ProblemList problems)
    {
        try
        {
            var config = ((ConfigType)_experiment.Config).Normalise(values);
            if (!_experiment.HasConstraints || _experiment.BrokenConstraint(config) is not { } broken)
            {
                return config;
            }
            problems.Add(line.Place, $"the constraint {broken} does not hold for this trial. Change its values, or delete the line.");
        }
        catch (ConfigException fault)
        {
            problems.Add(line.Place, fault.Message);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Constraints and converters are code of users.
            problems.Add(line.Place, UserFault.Describe(_experiment.Name, fault));
        }
        return null;
    }

    private bool IsRight(YamlMember member, ProblemList problems)
    {
        try
        {
            var field = _experiment.Config.FieldNamed(member.Name);
            if (field.IsComputed)
            {
                problems.Add(member.Place, $"'{member.Name}' is computed and cannot be set. Leave it out.");
                return false;
            }
            if (member.Node.Value is { Kind: ValueKind.Text } text && text.AsText().StartsWith('='))
            {
                problems.Add(member.Node.Place, $"'{member.Name}' is an expression, which queue files do not have. Write its value.");
                return false;
            }
            field.Type.Normalise(member.Node.Value);
            return true;
        }
        catch (ConfigException fault)
        {
            problems.Add(member.Place, fault.Message);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            problems.Add(member.Place, UserFault.Describe(_experiment.Name, fault));
        }
        return false;
    }

    private Value? DefaultOf(Field field, Domain? domain) => domain switch
    {
        FixedDomain { IsUnset: true } => null,
        { Count: var count } when count == 1 => domain.At(0),
        _ when field.IsRequired => null,
        _ when _experiment.Config.Defaults.TryGet(field.Name, out var own) => own,
        _ => null,
    };
}
