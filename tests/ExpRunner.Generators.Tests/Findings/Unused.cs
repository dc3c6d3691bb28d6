// EXPR027 line 5 'Unused': No phase reads 'Unused', so varying it changes nothing; use it, or mark it [Tag] if it only labels trials
// EXPR027 line 6 'Field': No phase reads 'Field', so varying it changes nothing; use it, or mark it [Tag] if it only labels trials
// EXPR027 line 9 'OnlyWritten': No phase reads 'OnlyWritten', so varying it changes nothing; use it, or mark it [Tag] if it only labels trials
// EXPR027 line 10 'OnlyNamed': No phase reads 'OnlyNamed', so varying it changes nothing; use it, or mark it [Tag] if it only labels trials
// EXPR027 line 11 'OnlyConstrained': No phase reads 'OnlyConstrained', so varying it changes nothing; use it, or mark it [Tag] if it only labels trials
// EXPR027 line 12 'OnlyInConfigs': No phase reads 'OnlyInConfigs', so varying it changes nothing; use it, or mark it [Tag] if it only labels trials
// EXPR027 line 14 'InNested': No phase reads 'InNested', so varying it changes nothing; use it, or mark it [Tag] if it only labels trials
// EXPR028 line 21 'OnlyWritten': 'Fit' changes the config field 'OnlyWritten' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
// EXPR027 line 42 'Size': No phase reads 'Size', so varying it changes nothing; use it, or mark it [Tag] if it only labels trials
// EXPR027 line 44 'Text': No phase reads 'Text', so varying it changes nothing; use it, or mark it [Tag] if it only labels trials
// EXPR027 line 52 'ReadInNone': No phase reads 'ReadInNone', so varying it changes nothing; use it, or mark it [Tag] if it only labels trials
// EXPR027 line 57 'LateInNone': No phase reads 'LateInNone', so varying it changes nothing; use it, or mark it [Tag] if it only labels trials
// EXPR027 line 70 'Shadowed': No phase reads 'Shadowed', so varying it changes nothing; use it, or mark it [Tag] if it only labels trials
// EXPR027 line 71 'OnlyAnArgument': No phase reads 'OnlyAnArgument', so varying it changes nothing; use it, or mark it [Tag] if it only labels trials
// EXPR027 line 72 'OfAnother': No phase reads 'OfAnother', so varying it changes nothing; use it, or mark it [Tag] if it only labels trials
// EXPR027 line 73 'Mode': No phase reads 'Mode', so varying it changes nothing; use it, or mark it [Tag] if it only labels trials
// EXPR027 line 74 'OnlySet': No phase reads 'OnlySet', so varying it changes nothing; use it, or mark it [Tag] if it only labels trials
// EXPR028 line 82 'this.OnlySet': 'Fit' changes the config field 'OnlySet' while a trial runs, so its scores would be kept with a config that they are not of; change a local or a private field instead
[Experiment]
public partial class Forgetful
{
    [Variation(1, 2)] public int Used { get; init; }
    [Variation(1, 2)] public int Unused { get; init; }
    public string Field = "";
    [Tag] public string Label { get; init; } = "";
    public int InHelper { get; init; }
    public int OnlyWritten { get; set; }
    public int OnlyNamed { get; init; }
    public int OnlyConstrained { get; init; }
    public int OnlyInConfigs { get; init; }
    public int InPattern { get; init; }
    public int InNested { get; init; }

    [Constraint] private bool Fits() => OnlyConstrained > -1;
    [Configs] private static IEnumerable<Forgetful> List() => [new() { OnlyInConfigs = new Forgetful().OnlyInConfigs + 1 }];

    public int Fit()
    {
        OnlyWritten = 1;
        return Used + Helper() + nameof(OnlyNamed).Length + (this is { InPattern: 1 } ? 1 : 0) + Reader.Read(new Forgetful());
    }

    private int Helper() => InHelper;

    private static class Reader
    {
        public static int Read(Forgetful config) => config.InNested;
    }
}

[Experiment]
public partial class Escaping
{
    [Variation(1, 2)] public int Unknown { get; init; }
    public string Fit() => Describe(this);
    private static string Describe(object config) => config.ToString()!;
}

[Experiment]
public partial record Printed([Variation(1, 2)] int Size, [Tag] string Label = "")
{
    public string Text { get; init; } = "";
    public int Fit() => 1;
}

[Experiment]
public partial class Divided
{
    [Variation(1, 2)] public int ReadInTheOtherPart { get; init; }
    [Variation(1, 2)] public int ReadInNone { get; init; }
}

partial class Divided
{
    [Variation(1, 2)] public int LateInNone { get; init; }
    public int Fit() => ReadInTheOtherPart;
}

public enum Mode { Slow, Fast }

public sealed class Point { public int OfAnother { get; init; } }

public class Toolbox { protected string Print() => ToString()!; }

[Experiment]
public partial class Worded
{
    public int Shadowed { get; init; }
    public int OnlyAnArgument { get; init; }
    public int OfAnother { get; init; }
    public Mode Mode { get; init; }
    public int OnlySet { get; set; }
    public int ByThis { get; init; }
    public int ShadowedOnce { get; init; }
    public Mode Read { get; init; }

    public int Fit()
    {
        var Shadowed = 1;
        this.OnlySet = 2;
        return Shadowed + Twice(OnlyAnArgument: 2) + new Point().OfAnother + (int)Mode.Fast + this.ByThis + Once() + this.Once() + (int)Read;
    }

    private static int Twice(int OnlyAnArgument)
    {
        var ShadowedOnce = OnlyAnArgument;
        return 2 * ShadowedOnce;
    }

    private int Once() => ShadowedOnce;
}

[Experiment]
public partial class Inheriting : Toolbox
{
    public int Unknown { get; init; }
    public string Fit() => Print();
}
