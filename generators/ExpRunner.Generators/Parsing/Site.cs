using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>The member a finding is about: what users call it, and where it is.</summary>
internal readonly record struct Site(string Name, Location? At)
{
    public static Site Of(ISymbol member, Site outer) => new(member.Name, member.Place() ?? outer.At);
}
