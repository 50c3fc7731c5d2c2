using Portal.Server.Data;

namespace Portal.Server.Features.Customers;

// What can happen to a site; each change leaves an event.
[WrittenByCustomers]
internal sealed partial class Site
{
    public static Site Added(string name, long customerId, Actor by, DateTimeOffset at)
    {
        var site = new Site { CustomerId = customerId, Name = name };
        site.Note(CustomerEvents.SiteAdded, by, at);
        return site;
    }

    public void Rename(string name, Actor by, DateTimeOffset at)
    {
        if (name == Name) return;
        Name = name;
        Note(CustomerEvents.SiteRenamed, by, at);
    }

    public void Removed(Actor by, DateTimeOffset at) => Note(CustomerEvents.SiteRemoved, by, at);

    private void Note(string kind, Actor by, DateTimeOffset at) =>
        Happened.Add(EventLog.OfCustomer(CustomerId, SubjectKind.Site, Number, kind, by, at, visible: true));
}
