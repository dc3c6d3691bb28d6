using System.Reflection;
using System.Runtime.CompilerServices;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>Sees to it that a trial does not change its own config: where the compiler cannot know, the config is compared before and after.</summary>
internal sealed class ConfigWatch<T>
{
    private readonly ObjectType<T> _config;

    private ConfigWatch(ObjectType<T> config) => _config = config;

    /// <summary>A watch where some field can be set after construction or holds what can be changed, such as a list; null where none can, so that such trials pay nothing.</summary>
    public static ConfigWatch<T>? For(ObjectType<T> config)
        => config.Fields.Any(field => !field.IsComputed && typeof(T).GetMember(field.Name, BindingFlags.Public | BindingFlags.Instance).Any(CanChange)) ? new(config) : null;

    /// <summary>Runs a trial, and fails it if its config is another one at the end.</summary>
    /// <exception cref="InvalidOperationException">A field changed.</exception>
    public async ValueTask RunAsync(T instance, Func<T, TrialContext, ScoreWriter, ValueTask> run, TrialContext trial, ScoreWriter scores)
    {
        var before = _config.Write(instance);
        await run(instance, trial, scores).ConfigureAwait(false);
        if (Changed(before, _config.Write(instance)) is { } name)
        {
            throw new InvalidOperationException($"{_config.Name}: the config field '{name}' changed while the trial ran, so its scores would be kept with a config that they are not of. Change a copy or a private field instead.");
        }
    }

    private static bool CanChange(MemberInfo member) => member switch
    {
        PropertyInfo property => CanChange(property.PropertyType) || (property.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))),
        FieldInfo field => CanChange(field.FieldType) || !field.IsInitOnly,
        _ => false,
    };

    private static bool CanChange(Type type) => !type.IsValueType && type != typeof(string);

    private static string? Changed(Value before, Value after)
    {
        for (var i = 0; i < before.Items.Length; i++)
        {
            if (before.Items[i] != after.Items[i])
            {
                return before.Names[i];
            }
        }
        return null;
    }
}
