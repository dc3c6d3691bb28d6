namespace ExpRunner.Browser.Tests;

/// <summary>Texts that would do something in a page that took them for markup, a template or a formula.</summary>
[Experiment]
public sealed partial class Hostile
{
    public const string Script = "<script>alert('config')</script>";
    public const string Image = "</script><img src=x onerror=alert(1)>";
    public const string Formula = "=HYPERLINK(\"http://example.org\")";

    [Variation(Script, Image, Formula, "{a|b} {{x}} ${y} \u2028 javascript:alert(2)")]
    public string Name { get; init; } = "";

    [Variation(1, 2)]
    public int K { get; init; }

    public Dictionary<string, object?> Fit() => K == 2 && Name == Image
        ? throw new InvalidOperationException("<iframe srcdoc='<script>alert(3)</script>'></iframe> of " + Name)
        : new() { ["<b>score</b>"] = K + (Name.Length / 100.0), ["note"] = "<svg onload=alert(4)>" };
}
