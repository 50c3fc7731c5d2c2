using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Support;

/// <summary>Ports for servers that must know theirs before they listen.</summary>
internal static class Ports
{
    // Below those a system gives to connections that go out: nobody takes one between being asked for and being listened on.
    private const int First = 10_000, Many = 10_000;

    private static int next = Random.Shared.Next(Many);

    /// <summary>A port nobody listens on, given once.</summary>
    public static int Free()
    {
        for (var attempt = 0; attempt < Many; attempt++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref next) % Many);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
            }
        }
        throw new InvalidOperationException($"No port from {First} to {First + Many} is free.");
    }
}
