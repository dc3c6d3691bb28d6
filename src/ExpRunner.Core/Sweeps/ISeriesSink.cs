namespace ExpRunner.Sweeps;

/// <summary>Where logged values go.</summary>
internal interface ISeriesSink
{
    void Add(LoggedValue value);

    /// <summary>Nothing is logged, and the trial shows all the same that it is alive.</summary>
    void Touch();
}
