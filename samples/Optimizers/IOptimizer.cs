namespace Optimizers;

/// <summary>A way to go downhill.</summary>
public interface IOptimizer
{
    /// <summary>Begins anew: what is returned moves a point by one step against a slope.</summary>
    Action<double[], double[]> Start();
}
