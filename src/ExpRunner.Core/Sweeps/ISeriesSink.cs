namespace ExpRunner.Sweeps;

/// <summary>Where logged values go.</summary>
internal interface ISeriesSink
{
    void Add(LoggedValue value);
}
