namespace ExpRunner.Orleans.Security;

/// <summary>One end of a connection does not want the other.</summary>
internal sealed class RefusedException(string why) : Exception(why);
