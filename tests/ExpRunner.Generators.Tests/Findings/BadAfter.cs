// EXPR054 line 6 'After': 'Alone' cannot come behind other configs: it lists no configs: add [Configs], or take [After] away
// EXPR054 line 7 'After("Nowhere")': 'Unknown' cannot come behind other configs: 'Chained' has no [Configs] method 'Nowhere'; write nameof of one: Itself, One, Other
// EXPR054 line 8 'After(nameof(Itself))': 'Itself' cannot come behind other configs: it would come behind itself: write [After] for each config behind the one before it
// EXPR054 line 9 'After(nameof(Other))': 'One' cannot come behind other configs: 'Other' comes behind it itself: let one of the lists come first
// EXPR054 line 10 'After(nameof(One))': 'Other' cannot come behind other configs: 'One' comes behind it itself: let one of the lists come first
[Experiment]
public partial class Chained
{
    public int Round { get; init; }

    [After] public static IEnumerable<Chained> Alone() => [];
    [Configs, After("Nowhere")] public static IEnumerable<Chained> Unknown() => [];
    [Configs, After(nameof(Itself))] public static IEnumerable<Chained> Itself() => [];
    [Configs, After(nameof(Other))] public static IEnumerable<Chained> One() => [];
    [Configs, After(nameof(One))] public static IEnumerable<Chained> Other() => [];

    public int Fit() => Round;
}
