using Portal.Server.Auth;
using Portal.Server.Files;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

/// <summary>The two doors of customers: what they need, and the addresses they answer.</summary>
internal static class CustomerSetup
{
    public static void AddCustomers(this IServiceCollection services)
    {
        services.AddSingleton<FileLooks>();
        services.AddSingleton<LegalData>();
        services.AddScoped<IBankDesk, BankDesk>();
        services.AddScoped<ICustomerDesk, CustomerDesk>();
        services.AddScoped<IFieldDesk, FieldDesk>();
        services.AddScoped<OwnData>();
        services.AddScoped<IMyCompany, OwnCompany>();
        services.AddScoped<IMyAddresses, MyAddresses>();
        services.AddScoped<IMyContacts, MyContacts>();
        services.AddScoped<CustomerDocuments>();
        services.AddScoped<ICustomerDocumentDesk>(s => s.GetRequiredService<CustomerDocuments>());
    }

    public static void MapCustomers(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/staff/customers/{number}/documents/{document}/{version:int}", async (
            string number, string document, int version, CurrentActor current, CustomerDocuments documents, HttpContext context, CancellationToken cancel) =>
            await documents.Open(await current.Staff(cancel), number, document, version, cancel) is { } found
                ? FileAnswer.Send(found.Content, found.Entry.Name, found.Entry.ContentType, context) : Results.NotFound()).RequireAuthorization(AuthSetup.Staff);
}
