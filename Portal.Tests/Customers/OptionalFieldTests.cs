using Microsoft.EntityFrameworkCore;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Tests.Support;

namespace Portal.Tests.Customers;

/// <summary>Optional fields: off they are neither shown nor stored, on they are checked, and off again they are gone.</summary>
public sealed class OptionalFieldTests
{
    private const string Admin = "olga@nordwind.example", Number = "K-10001";

    [EachDatabase]
    public async Task Of_a_group_that_is_off_nothing_is_stored_and_nothing_shown(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Admin);
        var (customers, fields) = (desk.Get<ICustomerDesk>(), desk.Get<IFieldDesk>());
        Assert.All(await fields.Groups(), g => Assert.False(g.IsOn));
        Assert.Empty((await customers.Edit(Number))!.Traits);
        Assert.True((await Save(customers, (TraitField.Industry, "Hotels"))).Succeeded);
        Assert.Equal(0, await app.World.Read(db => db.CustomerTraits.CountAsync()));

        Assert.True((await fields.SwitchOn(FieldGroup.Company)).Succeeded);
        Assert.Equal(OptionalFields.Of(FieldGroup.Company), (await customers.Edit(Number))!.Traits.Keys);
        Assert.True((await Save(customers, (TraitField.Industry, " Hotels "), (TraitField.Tags, "vip"))).Succeeded);
        Assert.Equal([new TraitEntry(TraitField.Industry, "Hotels")], (await customers.Read(Number))!.Traits);
        Assert.Equal(1, await app.World.Read(db => db.CustomerTraits.CountAsync()));

        Assert.True((await fields.SwitchOff(FieldGroup.Company, 1)).Succeeded);
        Assert.Empty((await customers.Read(Number))!.Traits);
        Assert.Equal(0, await app.World.Read(db => db.CustomerTraits.CountAsync()));
        Assert.Equal((1, 1), await app.World.Read(async db => (
            await db.Audit.CountAsync(a => a.Kind == "fields.switched-on"), await db.Audit.CountAsync(a => a.Kind == "fields.switched-off"))));
    }

    [EachDatabase]
    public async Task Switching_off_deletes_no_more_than_was_said(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Admin);
        await desk.Get<IFieldDesk>().SwitchOn(FieldGroup.Tags);
        await Save(desk.Get<ICustomerDesk>(), (TraitField.Tags, "vip"));
        Assert.Equal(ProblemKind.Refused, Assert.Single((await desk.Get<IFieldDesk>().SwitchOff(FieldGroup.Tags, 0)).Problems).Kind);
        Assert.Equal(1, await app.World.Read(db => db.CustomerTraits.CountAsync()));
        Assert.True((await desk.Get<IFieldDesk>().Groups()).Single(g => g.Group == FieldGroup.Tags) is { IsOn: true, Values: 1, SwitchedBy: "Olga Admin" });
    }

    [Theory]
    [InlineData(TraitField.Employees, "1,250", "1,250")]
    [InlineData(TraitField.Employees, "-3", null)]
    [InlineData(TraitField.Employees, "many", null)]
    [InlineData(TraitField.Revenue, "1,500,000.50", "1,500,000.5")]
    [InlineData(TraitField.Revenue, "1e9", null)]
    [InlineData(TraitField.Birthday, "1980-02-29", "29 Feb 1980")]
    [InlineData(TraitField.Birthday, "29.02.1981", null)]
    [InlineData(TraitField.Website, "https://alpha.example", "https://alpha.example")]
    [InlineData(TraitField.Website, "javascript:alert(1)", null)]
    [InlineData(TraitField.Website, "alpha.example", null)]
    [InlineData(TraitField.Tags, "vip, Bio,,vip ", "vip, Bio")]
    [InlineData(TraitField.Parent, "k-10002", "K-10002")]
    [InlineData(TraitField.Parent, "K-10001", null)] // itself
    [InlineData(TraitField.Parent, "K-99999", null)]
    [InlineData(TraitField.CreditRating, "good", null)] // without source and date
    public async Task A_value_is_read_as_its_type_or_answered_at_its_field(TraitField field, string typed, string? shown)
    {
        await using var app = await Start("Sqlite");
        await using var desk = await Desk.Of(app, Admin);
        foreach (var group in Enum.GetValues<FieldGroup>()) await desk.Get<IFieldDesk>().SwitchOn(group);
        var outcome = await Texts.In(Texts.English, () => Save(desk.Get<ICustomerDesk>(), (field, typed)));
        Assert.Equal(shown is not null, outcome.Succeeded);
        if (shown is null) Assert.Contains(outcome.Problems, p => p.Field == (field == TraitField.CreditRating ? nameof(TraitField.CreditSource) : field.ToString()));
        var entries = (await Texts.In(Texts.English, () => desk.Get<ICustomerDesk>().Read(Number)))!.Traits;
        Assert.Equal(shown is null ? [] : [shown], entries.Select(e => e.Value));
    }

    [EachDatabase]
    public async Task A_parent_company_shows_its_subsidiaries(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Admin);
        await desk.Get<IFieldDesk>().SwitchOn(FieldGroup.Company);
        await Save(desk.Get<ICustomerDesk>(), (TraitField.Parent, "K-10002"));
        Assert.Equal([new CustomerLink(Number, "Alpha")], (await desk.Get<ICustomerDesk>().Read("K-10002"))!.Subsidiaries);
        Assert.Equal("/staff/customers/K-10002", (await desk.Get<ICustomerDesk>().Read(Number))!.Traits.Single().Link);
    }

    private static async Task<Outcome> Save(ICustomerDesk desk, params (TraitField Field, string Value)[] traits)
    {
        var data = (await desk.Edit(Number))!;
        foreach (var (field, value) in traits) data.Traits[field] = value;
        return await desk.Save(Number, data);
    }

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        await app.World.Customer("Alpha", "a@alpha.example");
        await app.World.Customer("Beta", "b@beta.example");
        await app.World.Staff("Olga Admin", Admin, StaffRole.Administrator);
        return app;
    }
}
