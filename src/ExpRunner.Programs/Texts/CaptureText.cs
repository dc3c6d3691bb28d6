using ExpRunner.Programs.Captures;
using ExpRunner.Values;

namespace ExpRunner.Programs.Texts;

/// <summary>What is read from a program's output.</summary>
internal static class CaptureText
{
    public static Value Write(CaptureSpec capture) => new TextMembers()
        .With("name", capture.Name)
        .With("pattern", capture.Pattern?.Text)
        .With("member", capture.Member)
        .With("stage", capture.Source.Stage)
        .With("stream", capture.Source.Stream == CaptureStream.Both ? null : capture.Source.Stream.ToString())
        .With("file", capture.Source.File is { } file ? TemplateText.Write(file) : (Value?)null)
        .With("take", capture.Take == CaptureTake.Last ? null : capture.Take.ToString())
        .If("required", capture.IsRequired)
        .ToValue();

    public static CaptureSpec Read(Value capture)
    {
        var from = new TextReading(capture);
        return new CaptureSpec
        {
            Name = from.Text("name"),
            Pattern = from.TextOrNone("pattern") is { } pattern ? CapturePattern.Parse(pattern) : null,
            Member = from.TextOrNone("member"),
            Source = new CaptureSource
            {
                Stage = from.TextOrNone("stage"),
                Stream = from.Choice("stream", CaptureStream.Both),
                File = from.ObjectOrNone("file") is { } file ? TemplateText.ReadText(file) : null,
            },
            Take = from.Choice("take", CaptureTake.Last),
            IsRequired = from.Is("required"),
        };
    }
}
