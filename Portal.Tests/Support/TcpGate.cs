using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Support;

/// <summary>A way to a server that can be shut and opened again: whoever uses it finds the server gone, and back at the same address.</summary>
internal sealed class TcpGate : IDisposable
{
    private readonly ConcurrentBag<TcpClient> open = [];
    private readonly (string Host, int Port) server;
    private TcpListener? listener;

    public TcpGate(string host, int port)
    {
        server = (host, port);
        Open();
    }

    public int Port { get; private set; }

    public void Open()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Accept(listener);
    }

    /// <summary>Ends what goes through it, in the middle of whatever it is, and lets nothing in.</summary>
    public void Shut()
    {
        listener?.Stop();
        while (open.TryTake(out var client)) client.Dispose();
    }

    public void Dispose() => Shut();

    private async Task Accept(TcpListener from)
    {
        try
        {
            while (true)
            {
                var (near, far) = (await from.AcceptTcpClientAsync(), new TcpClient());
                open.Add(near);
                open.Add(far);
                await far.ConnectAsync(server.Host, server.Port);
                _ = Pass(near, far);
                _ = Pass(far, near);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Shut.
        }
    }

    private static async Task Pass(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // Shut.
        }
        from.Dispose();
        to.Dispose();
    }
}
