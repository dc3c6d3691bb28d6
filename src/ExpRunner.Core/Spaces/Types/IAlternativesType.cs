using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>What spaces need to know of a field that holds one of several types.</summary>
internal interface IAlternativesType
{
    /// <summary>The member that names the alternative.</summary>
    const string Discriminator = "type";

    IReadOnlyList<(string Name, IObjectType Type)> Alternatives { get; }

    /// <summary>The sum of the alternatives' own spaces.</summary>
    Domain AllAlternatives();

    static Value WithDiscriminator(string name, Value fields)
        => Value.Object([Discriminator, .. fields.Names], [Value.Of(name), .. fields.Items]);
}
