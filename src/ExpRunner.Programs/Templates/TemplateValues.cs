using ExpRunner.Values;

namespace ExpRunner.Programs.Templates;

/// <summary>What placeholders are filled with: the parameters of a config, and what is known of the attempt.</summary>
/// <param name="config">A parameter's value by its name; null: there is no such parameter.</param>
/// <param name="context">A value by one of <see cref="ContextNames.All"/>; null: it is not known here.</param>
internal sealed class TemplateValues(Func<string, Value?> config, Func<string, Value?> context)
{
    /// <summary>The value of a variable where the program is started; null: it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>Both as objects.</summary>
    public static TemplateValues Of(Value config, Value context) => new(In(config), In(context));

    /// <summary>The parameters alone.</summary>
    public static TemplateValues OfConfig(Value config) => new(In(config), _ => null);

    /// <summary>The value a placeholder stands for; null: there is none.</summary>
    public Value? Find(Placeholder placeholder)
    {
        var name = placeholder.Name;
        return name.StartsWith(ContextNames.Prefix, StringComparison.Ordinal)
            ? context(name[ContextNames.Prefix.Length..])
            : ValuePath.Find(name, config) ?? context(name);
    }

    private static Func<string, Value?> In(Value members) => name => members.TryGet(name, out var value) ? value : null;
}
