using ExpRunner.Programs.Templates;
using ExpRunner.Values;

namespace ExpRunner.Programs.Texts;

/// <summary>Templates as they were understood, not as they were written: whoever reads them need not know by what rules they were written.</summary>
internal static class TemplateText
{
    public static Value Write(CommandTemplate command) => command switch
    {
        ArgumentListTemplate list => new TextMembers().With("text", list.Text).With("arguments", Value.List([.. list.Arguments.Select(argument => Write(argument.Parts))])).ToValue(),
        ShellTemplate shell => new TextMembers().With("text", shell.Text).With("shell", Write(shell.Parts)).ToValue(),
        _ => throw new NotSupportedException($"A command of type {command.GetType().Name} has no text."),
    };

    public static CommandTemplate ReadCommand(TextReading from) => from.ValueOrNone("shell") is null
        ? new ArgumentListTemplate(from.Text("text"), from.Many("arguments", static argument => new ArgumentTemplate(ReadParts(argument))), [])
        : new ShellTemplate(from.Text("text"), from.Many("shell", ReadPart), []);

    public static Value Write(TextTemplate text) => new TextMembers().With("text", text.Text).With("parts", Write(text.Parts)).ToValue();

    public static TextTemplate ReadText(TextReading from) => new(from.Text("text"), from.Many("parts", ReadPart));

    public static Value Write(FolderTemplate folder) => new TextMembers().With("written", Write(folder.Written)).With("beside", folder.Beside).ToValue();

    public static FolderTemplate ReadFolder(TextReading from) => new(ReadText(from.Object("written")), from.Text("beside"));

    private static Value Write(IReadOnlyList<Part> parts) => Value.List([.. parts.Select(Write)]);

    private static Part[] ReadParts(Value parts)
    {
        var all = new Part[parts.Items.Length];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = ReadPart(parts.Items[i]);
        }
        return all;
    }

    private static Value Write(Part part) => new TextMembers()
        .With("text", part.Text.Length > 0 ? part.Text : null)
        .With("value", part.Placeholder is { Form: PlaceholderForm.Value } value ? Write(value) : (Value?)null)
        .With("option", part.Placeholder is { Form: PlaceholderForm.Option } option ? Write(option) : (Value?)null)
        .With("variable", part.Variable is { } variable ? new TextMembers().With("name", variable.Name).With("column", variable.Column).ToValue() : (Value?)null)
        .With("quotes", part.Quoting == Quoting.None ? null : part.Quoting.ToString())
        .With("word", part.Word)
        .If("left_out_if_null", part.IsLeftOutIfNull)
        .If("whole", part.IsWhole)
        .ToValue();

    private static Part ReadPart(Value part)
    {
        var from = new TextReading(part);
        return new Part(from.TextOrNone("text") ?? "", ReadPlaceholder(from, "value", PlaceholderForm.Value) ?? ReadPlaceholder(from, "option", PlaceholderForm.Option))
        {
            Variable = from.ObjectOrNone("variable") is { } variable ? new Variable(variable.Text("name"), variable.Int32("column")) : null,
            Quoting = from.Choice("quotes", Quoting.None),
            Word = from.Int32("word"),
            IsLeftOutIfNull = from.Is("left_out_if_null"),
            IsWhole = from.Is("whole"),
        };
    }

    private static Value Write(Placeholder placeholder)
        => new TextMembers().With("name", placeholder.Name).With("column", placeholder.Column).With("flag", placeholder.Flag).ToValue();

    private static Placeholder? ReadPlaceholder(TextReading part, string member, PlaceholderForm form) => part.ObjectOrNone(member) is { } from
        ? new Placeholder(from.Text("name"), form, from.Int32("column")) { Flag = from.TextOrNone("flag") }
        : null;
}
