using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Tests.Mail;

/// <summary>Counts the statements that reach one database, from now on; others' tests run beside.</summary>
internal sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly IDisposable listeners;
    private IDisposable? events;
    private int count;

    private readonly string connection;

    public Statements(string connectionString)
    {
        connection = connectionString;
        listeners = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public int Count => count;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") events = value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData done && done.Command.Connection?.ConnectionString == connection) Interlocked.Increment(ref count);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        events?.Dispose();
        listeners.Dispose();
    }
}
