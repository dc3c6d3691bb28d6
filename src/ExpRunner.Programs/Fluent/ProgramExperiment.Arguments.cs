using ExpRunner.Programs.Templates;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner;

// What is on the command line, in the order in which it is said.
public sealed partial class ProgramExperiment
{
    /// <summary>What sweep files have a key for.</summary>
    private const string Shell = "let a shell run it: new ProgramExperiment(\"sh -c\").Fixed(\"…\")";

    /// <summary>Arguments that are always there, as they are; null adds none.</summary>
    /// <param name="parts">One argument or several: <c>Fixed("--model", "tiny")</c>.</param>
    public ProgramExperiment Fixed(params object?[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var arguments = CodeValues.Several(parts).Where(part => !part.IsNull).Select(part => ArgumentTemplate.Literal(ValueText.Of(part, isIdentity: false))).ToArray();
        return Declare(new Declaration("Fixed") { Arguments = _ => arguments });
    }

    /// <summary>Arguments with placeholders, as sweep files have them: <c>{out}</c> for the trial's folder, <c>{run_id}</c>, <c>{seed}</c>, <c>{name}</c> of a parameter.</summary>
    /// <remarks>What only a sweep knows, such as <c>{out}</c>, has no value in a command that is executed by itself.</remarks>
    /// <param name="parts">One argument or several: <c>Template("-o", "{out}/a.out")</c>.</param>
    public ProgramExperiment Template(params string[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        foreach (var part in parts)
        {
            Declare($"Template(\"{part}\")", said =>
            {
                var argument = CommandTemplate.ArgumentOf(part);
                return new Declaration(said) { Arguments = _ => [argument] };
            });
        }
        return this;
    }

    /// <summary>An option with a value that varies: <c>Argument("--width", 64, 128)</c>.</summary>
    /// <remarks>
    /// True is the option alone, false and null are nothing at all; a list as one of several values gives an argument for each item. A name that
    /// ends with <c>=</c> makes one argument with its value. Equal values count once.
    /// </remarks>
    /// <param name="name">The option; its name without leading dashes is the parameter's. Null: the values are positional.</param>
    /// <param name="values">The values, or one list of them.</param>
    public ProgramExperiment Argument(string? name, params object?[] values)
        => name is null ? Positional(values) : DeclareOption(name, "Argument", () => SetOf(CodeValues.Several(values)));

    /// <summary>An option that counts up from <paramref name="start"/>, without <paramref name="stop"/>, in decimal numbers that do not drift.</summary>
    /// <param name="name">The option; its name without leading dashes is the parameter's.</param>
    /// <param name="start">The first value.</param>
    /// <param name="stop">What is not reached.</param>
    /// <param name="step">The distance, below zero to count down.</param>
    public ProgramExperiment Arithmetic(string name, double start, double stop, double step)
        => DeclareOption(name, "Arithmetic", () => RangeOf(start, stop, CodeValues.NumberOf(step), null));

    /// <summary>An option that is multiplied up from <paramref name="start"/>, without <paramref name="stop"/>.</summary>
    /// <param name="name">The option; its name without leading dashes is the parameter's.</param>
    /// <param name="start">The first value.</param>
    /// <param name="stop">What is not reached.</param>
    /// <param name="factor">What each value is multiplied with for the next.</param>
    public ProgramExperiment Geometric(string name, double start, double stop, double factor)
        => DeclareOption(name, "Geometric", () => RangeOf(start, stop, null, CodeValues.NumberOf(factor)));

    /// <summary>An argument that is there or not: first with it, then with nothing in its place.</summary>
    /// <param name="name">The argument, such as <c>-O3</c>; without leading dashes it is the parameter's name.</param>
    public ProgramExperiment Switch(string name) => DeclareOption(name, "Switch", () => SetValues.Of([Value.Of(true), Value.Of(false)]));

    /// <summary>An argument without an option: one value that is always there, or several that vary; null and empty text are nothing at all.</summary>
    /// <remarks>Several values are the parameter <c>arg1</c>, <c>arg2</c> …, by their number among those that vary; <see cref="As"/> names it.</remarks>
    /// <param name="values">The values, or one list of them.</param>
    public ProgramExperiment Positional(params object?[] values)
    {
        var given = Array.ConvertAll(CodeValues.Several(values), value => value.Kind switch
        {
            ValueKind.Text when value.AsText().Length == 0 => Value.Null,
            ValueKind.Boolean => Value.Of(value.ToString()),
            _ => value,
        });
        return Declare("Positional", said => new Declaration(said)
        {
            Parameter = given.Length == 1 ? null : $"arg{_declared.Count(declared => declared.Said == said && declared.Parameter is not null) + 1}",
            Domain = SetOf(given),
            Arguments = name => [ArgumentTemplate.Value(name)],
        });
    }

    /// <summary>Gives another name to the parameter that was declared last, such as one that results use themselves.</summary>
    public ProgramExperiment As(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_declared[^1] is not { Domain: not null } last)
        {
            throw new InvalidOperationException($"As(\"{name}\") names what stands right before it, and that has no values. Put it behind Argument, Switch, Positional, Variable or Environment.");
        }
        _declared[^1] = last with { Parameter = name };
        return Changed();
    }

    /// <summary>A parameter that is no argument by itself: placeholders of the command and of <see cref="Template"/> use it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">The values, or one list of them.</param>
    public ProgramExperiment Variable(string name, params object?[] values)
        => Declare($"Variable(\"{name}\")", said => new Declaration(said) { Parameter = name, Domain = SetOf(CodeValues.Several(values)) });

    /// <summary>A variable of the program's environment: one value, or several that vary.</summary>
    /// <param name="name">Its name; where it varies also the parameter's.</param>
    /// <param name="values">The values, or one list of them.</param>
    public ProgramExperiment Environment(string name, params object?[] values)
        => Declare($"Environment(\"{name}\")", said =>
        {
            var given = CodeValues.Several(values);
            return name.Length == 0 || name.Contains('=') || name.StartsWith("EXPRUN_", StringComparison.Ordinal)
                ? new Declaration(said) { Fault = "no variable of yours can have this name." }
                : new Declaration(said) { Variable = name, Parameter = given.Length == 1 ? null : name, Domain = SetOf(given) };
        });

    private ProgramExperiment DeclareOption(string name, string call, Func<Domain> domain)
        => Declare($"{call}(\"{name}\")", said => new Declaration(said)
        {
            Parameter = name.TrimStart('-').TrimEnd('='),
            Domain = domain(),
            Arguments = parameter => [name.EndsWith('=') ? ArgumentTemplate.Joined(parameter, name) : ArgumentTemplate.Option(parameter, name)],
        });

    private void DeclareCommand(string command) => Declare($"\"{command}\"", said =>
    {
        var arguments = CommandTemplate.ArgumentsIn(command);
        return new Declaration(said) { Arguments = _ => arguments };
    });

    private ProgramExperiment Declare(string said, Func<string, Declaration> declare)
    {
        try
        {
            return Declare(declare(said));
        }
        catch (Exception fault) when (fault is ConfigException or TemplateException)
        {
            return Declare(new Declaration(said) { Fault = fault.Message.Replace("say shell: true", Shell, StringComparison.Ordinal) });
        }
    }

    private ProgramExperiment Declare(Declaration declaration)
    {
        _declared.Add(declaration);
        return Changed();
    }

    private static Domain SetOf(Value[] values)
        => values.Length > 0 ? SetValues.Of(values) : throw new ConfigException("there are no values. Give at least one.");

    private static Domain RangeOf(double start, double stop, string? step, string? factor)
        => Domain.Range(new RangeSpec(CodeValues.NumberOf(start), CodeValues.NumberOf(stop), Scale.Linear, step, factor, null), NumberTypes.Any);
}
