using System.ComponentModel;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>A config class as spaces see it: its fields and their defaults.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IObjectType
{
    /// <summary>The class's name.</summary>
    string Name { get; }

    /// <summary>The fields, in order of declaration, computed ones too.</summary>
    IReadOnlyList<Field> Fields { get; }

    /// <summary>The config that a new instance has, computed fields left out.</summary>
    Value Defaults { get; }

    /// <summary>The space of a new instance: its variations, and its defaults for the rest.</summary>
    internal Domain DefaultDomain();

    /// <summary>Finds a field by name; an unknown one is an error that lists near names.</summary>
    /// <exception cref="ConfigException">There is no such field.</exception>
    internal Field FieldNamed(string name);
}
