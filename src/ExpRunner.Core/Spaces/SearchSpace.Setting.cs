using System.Collections;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

public sealed partial class SearchSpace
{
    /// <summary>The same space with other choices for one field (<c>Opt.Rate</c> for nested ones).</summary>
    /// <exception cref="ConfigException">There is no such field, or a value is not of its type.</exception>
    public SearchSpace With(string field, params object?[] values)
        => Replace(field, (current, type) => SetValues.Read(current, type, Spread(values ?? [null], type)));

    /// <summary>The same space with one field held at one value.</summary>
    /// <exception cref="ConfigException">There is no such field, or the value is not of its type.</exception>
    public SearchSpace Fix(string field, object? value)
        => Replace(field, (_, type) => Domain.Fixed(type.WriteObject(value is Type named ? named.Name : value)));

    /// <summary>The same space with a field set as <c>--set</c> sets it: one value, or several with commas between, in the words of the field's type.</summary>
    /// <exception cref="ConfigException">There is no such field, or a value is not of its type.</exception>
    internal SearchSpace Set(string path, string text) => Replace(path, (current, type) => SetText.Read(current, type, text));

    /// <summary>Sets every <c>path=text</c> in turn; faults are collected, so that all are told at once.</summary>
    internal SearchSpace SetAll(IEnumerable<string> assignments, ICollection<string> problems)
    {
        var space = this;
        foreach (var assignment in assignments)
        {
            var mark = assignment.IndexOf('=');
            try
            {
                space = mark > 0 ? space.Set(assignment[..mark].Trim(), assignment[(mark + 1)..])
                    : throw new ConfigException($"'{assignment}' does not set anything. Write NAME=VALUE.");
            }
            catch (ConfigException fault)
            {
                problems.Add(fault.Message);
            }
        }
        return space;
    }

    /// <summary>The same space with another domain at one place.</summary>
    /// <exception cref="ConfigException">There is no such place, or the new domain does not fit there.</exception>
    internal SearchSpace Replace(string path, Func<Domain, ConfigType, Domain> replace)
        => new(DomainEdit.Replace(Root, ConfigType, path, replace), Type);

    /// <summary>A sequence given for a field that is none means its items.</summary>
    private static IEnumerable<object?> Spread(object?[] values, ConfigType type)
        => values is [IEnumerable sequence and not string] && type is not AnyType && type.ItemType is null && type.EntryType is null
            ? sequence.Cast<object?>()
            : values;
}
