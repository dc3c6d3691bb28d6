using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Finds the scores in what the last phase returns; nested ones get names with dots.</summary>
internal static class ScoresParser
{
    private const string Single = "score";

    private static readonly HashSet<SpecialType> Plain =
    [
        SpecialType.System_Boolean, SpecialType.System_String, SpecialType.System_Decimal, SpecialType.System_Single, SpecialType.System_Double,
        SpecialType.System_SByte, SpecialType.System_Byte, SpecialType.System_Int16, SpecialType.System_UInt16,
        SpecialType.System_Int32, SpecialType.System_UInt32, SpecialType.System_Int64, SpecialType.System_UInt64,
    ];

    public static ScoresSpec Parse(ChainSpec? chain, PhaseResult? result, ParseContext context)
    {
        if (chain is null || result is null)
        {
            return new(ScoresShape.None, "", false, new());
        }
        var type = result.Type;
        var mayBeNull = type.IsReferenceType || IsNullable(type);
        if (type.Is(RuntimeNames.TrialFolder))
        {
            return new(ScoresShape.Dictionary, result.Phase, mayBeNull, new()) { Path = ".Scores" };
        }
        if (IsDictionary(type))
        {
            return new(ScoresShape.Dictionary, result.Phase, mayBeNull, new());
        }
        if (IsLeaf(type))
        {
            return new(ScoresShape.Members, result.Phase, type.IsReferenceType, new([new(Single, "", IsPlain(type))]));
        }
        var entries = new List<ScoreSpec>();
        Flatten(Bare(type), "", "", false, new(SymbolEqualityComparer.Default), entries, context);
        if (entries.Count == 0)
        {
            context.Report(Rules.NoScores, PlaceOf(result.Phase, context), result.Phase, type.ToShort());
            return new(ScoresShape.None, result.Phase, false, new());
        }
        return new(ScoresShape.Members, result.Phase, mayBeNull, entries.ToEquatable());
    }

    private static void Flatten(ITypeSymbol type, string prefix, string path, bool mayBeNull, HashSet<ITypeSymbol> above, List<ScoreSpec> entries, ParseContext context)
    {
        above.Add(type);
        foreach (var (member, name, memberType) in ScoreMembers.Of(type))
        {
            context.Cancel.ThrowIfCancellationRequested();
            var (full, access) = (prefix + name, path + (mayBeNull ? "?." : ".") + member.Name.Escape());
            if (prefix.Length == 0 && name == NameRules.FitTime)
            {
                context.Report(Rules.ReservedName, member.Place() ?? PlaceOf("Post", context), name, "results");
            }
            var bare = Bare(memberType);
            if (IsLeaf(memberType) || IsDictionary(memberType) || above.Contains(bare))
            {
                entries.Add(new(full, access, IsPlain(memberType) && !(mayBeNull && memberType.IsValueType)));
            }
            else
            {
                Flatten(bare, full + ".", access, mayBeNull || memberType.IsReferenceType || IsNullable(memberType), above, entries, context);
            }
        }
        above.Remove(type);
    }

    private static Location? PlaceOf(string phase, ParseContext context)
        => context.Experiment.BasesFirst().Reverse().SelectMany(level => level.GetMembers(phase)).FirstOrDefault()?.Place() ?? context.Experiment.Place();

    private static bool IsPlain(ITypeSymbol type) => Plain.Contains(type.SpecialType);

    private static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    public static ITypeSymbol Bare(ITypeSymbol type) => IsNullable(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);

    /// <summary>A value of its own: a number, text, an enum, a type of .NET, a list.</summary>
    private static bool IsLeaf(ITypeSymbol type)
    {
        var bare = Bare(type);
        return IsPlain(bare)
            || bare.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface)
            || (bare.IsFromSystem() && !bare.IsTupleType && !IsDictionary(bare))
            || (bare.ArgumentOf(SpecialType.System_Collections_Generic_IEnumerable_T) is not null && !IsDictionary(bare));
    }

    public static bool IsDictionary(ITypeSymbol type)
        => type.ArgumentOf(SpecialType.System_Collections_Generic_IEnumerable_T) is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }, _] } item
            && item.Is("System.Collections.Generic.KeyValuePair`2");
}
