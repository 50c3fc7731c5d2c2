using Microsoft.AspNetCore.Components;
using Portal.Client.Ui;
using Portal.Shared.Account;

namespace Portal.Client.Security;

/// <summary>A page that changes what opens an account. It opens for somebody who has just proved who they are; others are asked to, and come back.</summary>
public abstract class ProvedPage : LoadedPage
{
    [Inject] public required IProof Proof { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    /// <summary>Whether the page may show itself.</summary>
    protected bool IsProved { get; private set; }

    protected sealed override async Task Load()
    {
        IsProved = await Proof.IsFresh() || await CarriesProof();
        if (IsProved) await Ready();
        else Navigation.NavigateTo($"{Navigation.Root()}/confirm?returnUrl={Uri.EscapeDataString(Navigation.Here())}");
    }

    /// <summary>Whether what was posted is proof enough: something that only somebody was given who had just proved who they are.</summary>
    protected virtual Task<bool> CarriesProof() => Task.FromResult(false);

    /// <summary>Reads what the page shows.</summary>
    protected virtual Task Ready() => Task.CompletedTask;
}
