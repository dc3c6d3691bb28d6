// EXPR051 line 4 'Instance': 'Instance' cannot list configs because it is not static; write 'static IEnumerable<Lists> Instance()'
// EXPR051 line 5 'Takes': 'Takes' cannot list configs because it takes parameters; write 'static IEnumerable<Lists> Takes()'
// EXPR051 line 6 'Other': 'Other' cannot list configs because it returns 'IEnumerable<string>'; write 'static IEnumerable<Lists> Other()'
// EXPR051 line 7 'Generic': 'Generic' cannot list configs because it is generic; write 'static IEnumerable<Lists> Generic()'
// EXPR051 line 8 'Nothing': 'Nothing' cannot list configs because it returns 'void'; write 'static IEnumerable<Lists> Nothing()'
[Experiment]
public partial class Lists
{
    [Configs] private IEnumerable<Lists> Instance() => [];
    [Configs] private static IEnumerable<Lists> Takes(int n) => [];
    [Configs] private static IEnumerable<string> Other() => [];
    [Configs] private static IEnumerable<T> Generic<T>() => [];
    [Configs] private static void Nothing() { }

    public void Fit() { }
}
