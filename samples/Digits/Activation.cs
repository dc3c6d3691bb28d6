namespace Digits;

/// <summary>What a hidden unit makes of its weighted sum.</summary>
public enum Activation
{
    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>The sum itself where it is positive, else 0 (rectified linear unit).</summary>
    Relu,
}
