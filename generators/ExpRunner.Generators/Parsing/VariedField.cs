using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>A field with the attribute that varies it.</summary>
internal sealed record VariedField(Site Site, ITypeSymbol Declared, TypeSpec Type, AttributeData Attribute)
{
    public void ReportWrong(string what, Location? at, ParseContext context, string wayOut = "")
        => context.Report(Rules.WrongType, at ?? Site.At, what, Site.Name, Declared.ToShort(), wayOut);
}
