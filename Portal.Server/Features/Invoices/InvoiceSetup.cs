using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Shared.Invoices;

namespace Portal.Server.Features.Invoices;

/// <summary>The two doors of invoices: what they need, and the addresses they answer.</summary>
internal static class InvoiceSetup
{
    public static void AddInvoices(this IServiceCollection services)
    {
        services.AddSingleton<PaymentDesk>();
        services.AddSingleton<InvoiceReading>();
        services.AddSingleton<InvoicePdf>();
        services.AddSingleton<InvoiceArchive>();
        services.AddSingleton<InvoiceIssuing>();
        services.AddSingleton<InvoiceClerk>();
        services.AddScoped<IMyInvoices, MyInvoices>();
        services.AddScoped<IInvoiceDesk, InvoiceDesk>();
    }

    public static void MapInvoices(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/invoices/{number}/pdf", (string number, CurrentActor current, InvoiceArchive archive, HttpContext context, CancellationToken cancel) =>
            Send(archive, current.Customer, number, context, cancel)).RequireAuthorization(AuthSetup.Customer);
        routes.MapGet("/staff/invoices/{number}/pdf", async (string number, CurrentActor current, InvoiceArchive archive, HttpContext context, CancellationToken cancel) =>
            await Send(archive, await current.Staff(cancel), number, context, cancel)).RequireAuthorization(Portal.Client.Areas.Invoicing);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Send(InvoiceArchive archive, Actor actor, string number, HttpContext context, CancellationToken cancel)
    {
        if (await archive.Open(actor, number, cancel) is not { } bytes) return TypedResults.NotFound();
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(bytes, FileKind.Pdf.ContentType, FileName.Harmless($"{number}.pdf"));
    }
}
