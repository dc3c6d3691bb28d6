// EXPR052 line 4 'Instance': 'Instance' cannot be a sweep because it is not static; write 'static SearchSpace Instance(SearchSpace space)'
// EXPR052 line 5 'None': 'None' cannot be a sweep because it does not take one SearchSpace; write 'static SearchSpace None(SearchSpace space)'
// EXPR052 line 6 'Two': 'Two' cannot be a sweep because it does not take one SearchSpace; write 'static SearchSpace Two(SearchSpace space)'
// EXPR052 line 7 'Number': 'Number' cannot be a sweep because it does not take one SearchSpace; write 'static SearchSpace Number(SearchSpace space)'
// EXPR052 line 8 'Nothing': 'Nothing' cannot be a sweep because it returns 'void'; write 'static SearchSpace Nothing(SearchSpace space)'
[Experiment]
public partial class Sweeping
{
    [Sweep] private SearchSpace Instance(SearchSpace space) => space;
    [Sweep] private static SearchSpace None() => null!;
    [Sweep] private static SearchSpace Two(SearchSpace a, SearchSpace b) => a;
    [Sweep] private static SearchSpace Number(int n) => null!;
    [Sweep] private static void Nothing(SearchSpace space) { }

    public void Fit() { }
}
