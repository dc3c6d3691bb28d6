namespace ExpRunner.Cluster.Coordinating;

/// <summary>Learns what becomes of the pages of a log.</summary>
internal interface IPageWatcher
{
    /// <summary>A page was closed: what is known now is what the pages up to it say.</summary>
    void OnCut(long page, int length);

    /// <summary>A page is on record, and so are all before it.</summary>
    void OnWritten(long page);

    /// <summary>A page could not be written, and none will be from now on.</summary>
    void OnFailed();
}
