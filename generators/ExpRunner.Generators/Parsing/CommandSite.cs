using ExpRunner.Generators.Diagnostics;
using ExpRunner.Programs.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ExpRunner.Generators.Parsing;

/// <summary>A command in an attribute, and where each of its characters is written.</summary>
internal sealed class CommandSite(AttributeData attribute)
{
    /// <summary>The command with its placeholders.</summary>
    public string Text { get; } = attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";

    public bool IsShell { get; } = attribute.Named("Shell")?.Value is true;

    /// <summary>The folder it runs in, with its placeholders; null where that is not said.</summary>
    public string? Folder { get; } = attribute.Named("WorkingDirectory")?.Value as string;

    /// <summary>The placeholders of the folder, whatever variables hold.</summary>
    /// <exception cref="TemplateException">It cannot be read.</exception>
    public IEnumerable<Placeholder> InFolder
        => BracketReader.Read(VariableReader.Read(Folder ?? ""), hasOptions: false, out _).Select(part => part.Placeholder).OfType<Placeholder>();

    /// <summary>The command as it is read; null where it cannot be, which is found.</summary>
    public CommandText? Read(ParseContext context)
    {
        try
        {
            _ = InFolder.ToList();
        }
        catch (TemplateException fault)
        {
            context.Report(Rules.BadCommand, FolderAt(fault.Column, 1), context.Experiment.Name, InAttribute(fault.Message));
            return null;
        }
        try
        {
            return Read();
        }
        catch (TemplateException fault)
        {
            context.Report(Rules.BadCommand, At(fault.Column, 1), context.Experiment.Name, InAttribute(fault.Message));
            return null;
        }
    }

    /// <summary>The command as it is read.</summary>
    /// <exception cref="TemplateException">It cannot be read.</exception>
    public CommandText Read() => IsShell ? CommandText.OfShell(Text) : CommandText.OfArguments(Text);

    /// <summary>The names that its placeholders can mean; nothing where it cannot be read.</summary>
    public IEnumerable<string> Names()
    {
        try
        {
            return Read().Placeholders.Concat(InFolder).SelectMany(placeholder => PlaceholderName.Beginnings(placeholder.Name)).ToList();
        }
        catch (TemplateException)
        {
            return [];
        }
    }

    /// <summary>Where some characters are, if they are written as they are read; else where the command is.</summary>
    public Location? At(int column, int length) => At(attribute.Place(0), Text, column, length);

    /// <summary>The same for the folder.</summary>
    public Location? FolderAt(int column, int length) => At(attribute.Place("WorkingDirectory"), Folder ?? "", column, length);

    /// <summary>The same for any text in an argument.</summary>
    public static Location? At(Location? argument, string text, int column, int length)
    {
        if (argument?.SourceTree is not { } tree || tree.GetRoot().FindNode(argument.SourceSpan) is not AttributeArgumentSyntax { Expression: LiteralExpressionSyntax literal })
        {
            return argument;
        }
        var start = text.Length == 0 ? -1 : literal.Token.Text.IndexOf(text, StringComparison.Ordinal);
        return start < 0 || column < 1 ? literal.GetLocation() : Location.Create(tree, new TextSpan(literal.SpanStart + start + column - 1, Math.Min(length, text.Length - column + 1)));
    }

    /// <summary>Messages are about files; an attribute has words of its own.</summary>
    private static string InAttribute(string message)
        => message.TrimEnd('.').Replace("Put it under environment:, or say shell: true", "Say Shell = true").Replace("shell: true", "Shell = true");
}
