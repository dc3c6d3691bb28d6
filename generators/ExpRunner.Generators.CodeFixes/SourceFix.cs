using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Parsing;
using ExpRunner.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Names the member that was meant as a source, or gives the one that is named the right shape.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SourceFix)), Shared]
public sealed class SourceFix() : RepairProvider(Rules.BadSource)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<AttributeArgumentSyntax>() is not { } argument || mistake.Field is not { } field || mistake.TypeOf(field.Type) is not { } type
            || mistake.Around<TypeDeclarationSyntax>() is not { } declaration || mistake.Declared(declaration) is not INamedTypeSymbol declaring)
        {
            return [];
        }
        var members = declaring.BasesFirst().Reverse().SelectMany(level => level.GetMembers()).ToList();
        var name = NameIn(argument.Expression, mistake);
        return members.Find(member => member.Name == name) is { } source ? Shaped(source, field, type, mistake) : Near(name, members, argument, type, mistake);
    }

    /// <summary>The name that is written, also where the compiler does not know it.</summary>
    private static string NameIn(ExpressionSyntax written, Mistake mistake)
        => mistake.ConstantOf(written) as string ?? ((written as InvocationExpressionSyntax)?.ArgumentList.Arguments.FirstOrDefault()?.ToString() ?? "");

    private static IEnumerable<Repair> Near(string name, List<ISymbol> members, AttributeArgumentSyntax argument, ITypeSymbol type, Mistake mistake)
    {
        var fitting = members.Where(member => member.IsStatic && SourceParser.TypeOf(member) is { } held && SymbolEqualityComparer.Default.Equals(ItemOf(held), type));
        return NearNames.Nearest(name, fitting.Select(member => member.Name)) is { } near
            ? [new("Near", $"Take '{near}'", [Edit.Replace(argument.Expression, $"nameof({near.Escape()})")])]
            : [];
    }

    private static IEnumerable<Repair> Shaped(ISymbol source, FieldSyntax field, ITypeSymbol type, Mistake mistake)
    {
        if (SourceParser.TypeOf(source) is not { } held || ItemOf(held) is not { } item || Declaration(source, mistake) is not { } member)
        {
            return [];
        }
        if (!source.IsStatic)
        {
            return [new("Static", $"Make '{source.Name}' static", [member.WithStatic()])];
        }
        if (source is IMethodSymbol { Parameters.IsEmpty: false })
        {
            return [];
        }
        return SymbolEqualityComparer.Default.Equals(item, type)
            ? [new("Reach", $"Make '{source.Name}' internal", [.. member.WithAccessibility("internal")])]
            : [.. Holding(held, type, member, source, mistake), .. Typed(field, item, mistake)];
    }

    /// <summary>The source holds values of the field's type.</summary>
    private static IEnumerable<Repair> Holding(ITypeSymbol held, ITypeSymbol type, MemberDeclarationSyntax member, ISymbol source, Mistake mistake)
    {
        var wanted = held switch
        {
            IArrayTypeSymbol { Rank: 1 } => mistake.Compilation.CreateArrayTypeSymbol(type),
            INamedTypeSymbol { TypeArguments.Length: 1 } sequence => sequence.OriginalDefinition.Construct(type),
            _ => (ITypeSymbol?)null,
        };
        var written = member switch
        {
            FieldDeclarationSyntax { Declaration: { Variables.Count: 1 } declared } => declared.Type,
            PropertyDeclarationSyntax property => property.Type,
            MethodDeclarationSyntax method => method.ReturnType,
            _ => null,
        };
        return wanted is null || written is null ? [] : [new("Source", $"Make '{source.Name}' hold '{mistake.NameOf(type)}'", [Edit.Replace(written, mistake.NameOf(wanted))])];
    }

    /// <summary>The field has the type of the source's values.</summary>
    private static IEnumerable<Repair> Typed(FieldSyntax field, ITypeSymbol item, Mistake mistake)
        => field.IsAlone ? [new("Field", $"Make the field '{mistake.NameOf(item)}'", [Edit.Replace(field.Type, mistake.NameOf(item))])] : [];

    private static ITypeSymbol? ItemOf(ITypeSymbol held)
        => held.SpecialType == SpecialType.System_String ? null : held.ArgumentOf(SpecialType.System_Collections_Generic_IEnumerable_T);

    private static MemberDeclarationSyntax? Declaration(ISymbol source, Mistake mistake)
        => source.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(mistake.Cancel).FirstAncestorOrSelf<MemberDeclarationSyntax>();
}
