using System.Collections.Immutable;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>An array or list. Where its items are configs with variations, the default value's length fixes how many there are.</summary>
internal sealed class SequenceType<TSequence, T>(ConfigType<T> item, Func<T[], TSequence> create) : ConfigType<TSequence>
    where TSequence : IEnumerable<T>
{
    public override string Name => "list of " + item.Name;

    internal override ConfigType ItemType => item;

    public override TSequence Read(Value value)
    {
        if (value.IsNull)
        {
            return default!;
        }
        if (value.Kind != ValueKind.List)
        {
            throw NotThis(value);
        }
        var items = new T[value.Items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = item.Read(value.Items[i]);
        }
        return create(items);
    }

    public override Value Write(TSequence value) => value switch
    {
        null => Value.Null,
        ImmutableArray<T> { IsDefault: true } => Value.List(),
        _ => Value.List([.. value.Select(item.Write)]),
    };

    internal override Domain DomainOf(Value @default)
    {
        var items = @default.Items.ToArray().Select(item.DomainOf).ToArray();
        return items.Length > 0 && items.Any(domain => domain is not FixedDomain) ? Domain.List(items) : Domain.Fixed(@default);
    }
}
