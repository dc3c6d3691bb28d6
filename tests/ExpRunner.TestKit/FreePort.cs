using System.Net;
using System.Net.Sockets;

namespace ExpRunner.TestKit;

/// <summary>Ports of this machine that nothing listens on.</summary>
public static class FreePort
{
    /// <summary>Finds one, with so many in a row.</summary>
    public static int Find(int inARow = 1)
    {
        while (true)
        {
            var listeners = new List<TcpListener>();
            try
            {
                var port = Listen(listeners, 0);
                for (var next = port + 1; next < port + inARow; next++)
                {
                    Listen(listeners, next);
                }
                return port;
            }
            catch (Exception fault) when (fault is SocketException or ArgumentOutOfRangeException)
            {
                // Somebody has one of the row: look elsewhere.
            }
            finally
            {
                listeners.ForEach(static listener => listener.Dispose());
            }
        }
    }

    private static int Listen(List<TcpListener> listeners, int port)
    {
        listeners.Add(new TcpListener(IPAddress.Loopback, port));
        listeners[^1].Start();
        return ((IPEndPoint)listeners[^1].LocalEndpoint).Port;
    }
}
