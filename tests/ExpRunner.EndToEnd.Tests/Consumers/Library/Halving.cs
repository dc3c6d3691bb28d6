using ExpRunner;

namespace Library
{
    /// <summary>An experiment in a library that has neither implicit usings nor nullable references.</summary>
    [Experiment(Repetitions = 2)]
    public partial class Halving
    {
        [Variation(1, 2, 4)]
        public int Number { get; set; }

        public string Note { get; set; } = "";

        public double Fit() => Number / 2.0;
    }
}
