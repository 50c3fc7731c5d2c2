using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Portal.Server.Auth;

/// <summary>Tells the scope of a circuit that it is one.</summary>
internal sealed class CircuitMark(CurrentActor current) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        current.InCircuit = true;
        return Task.CompletedTask;
    }
}
