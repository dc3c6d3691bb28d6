// EXPR005 line 13 'Knn': 'First.Knn' and 'Second.Knn' are both experiments named 'Knn', so their results would share a folder; rename one with [Experiment(Name = "...")]
// EXPR005 line 20 'Third': 'First.Knn' and 'Third' are both experiments named 'KNN', so their results would share a folder; rename one with [Experiment(Name = "...")]
namespace First
{
    [Experiment]
    public partial class Knn
    {
        public void Fit() { }
    }
}

namespace Second
{
    [Experiment]
    public partial class Knn
    {
        public void Fit() { }
    }
}

[Experiment(Name = "KNN")]
public partial class Third
{
    public void Fit() { }
}
