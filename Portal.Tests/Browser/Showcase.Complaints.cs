using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

internal static partial class Showcase
{
    /// <summary>Complaints on their way from the first word to the closing.</summary>
    private static async Task Complaints(PortalApp app, CustomerActor filer, StaffActor staff)
    {
        var (world, now, today) = (app.World, app.Services.Now(), app.World.Clock.Today);
        await world.Complaint(filer, "BS-1", "Three boxes arrived wet", c =>
        {
            c.Assign(staff, now, staff.StaffId);
            c.Answer(staff, now, "We are sorry.\nA replacement leaves us tomorrow.");
        });
        await world.Complaint(filer, "BS-2", "Invoice names the wrong quantity", c =>
        {
            c.Assign(staff, now, staff.StaffId);
            c.Assess(staff, now, new Assessment());
            c.Close(staff, now, new Closing { Outcome = ComplaintOutcome.Upheld, Cause = Cause.WrongInvoice, Text = "You were right." });
        });
        await world.Complaint(filer, "BS-3", "Nobody answers the phone", _ => { });
        await world.Complaint(filer, "BS-4", "A subject of many words, as people write them when they are angry: Donaudampfschifffahrtsgesellschaft", c =>
        {
            c.Assign(staff, now, staff.StaffId);
            c.Answer(staff, now, "A new one is on its way.");
            c.DeclareSolved(filer, now);
        });
        await world.Complaint(filer, "BS-5", "The cheese smells of diesel", c =>
        {
            c.Assign(staff, now, staff.StaffId);
            c.Assess(staff, now, new Assessment { Severity = Severity.Critical, Complexity = Complexity.Hard, Impact = Impact.Safety, ImmediateAction = "The lot is locked." });
            c.Plan(staff, now, Given(Remedy.Apology, "", today), needsApproval: false);
            c.Plan(staff, now, Given(Remedy.Credit, "1200", today), needsApproval: true);
        });
        await world.Complaint(filer, "BS-6", "Two of twelve bottles are broken", c =>
        {
            c.Assign(staff, now, staff.StaffId);
            c.Assess(staff, now, new Assessment { Severity = Severity.High });
            c.Plan(staff, now, Given(Remedy.Replacement, "24", today), needsApproval: false);
            c.Plan(staff, now, Given(Remedy.Discount, "10", today), needsApproval: false);
            c.Decide(staff, now, new ComplaintDecision { Text = "The packing gave way. You get two new bottles." });
            c.End(staff, now, 2, done: true, "R-2003");
        });
        await world.Started(filer, "A-1003", "Begun on the way home, and many words of a subject: Donaudampfschifffahrtsgesellschaft", "The pallet stood");
        await world.Complaint(filer, "BS-8", "The pallet was not wrapped", c => c.Assign(staff, now, staff.StaffId));
        await world.Complaint(filer, "BS-9", "And the foil was missing", _ => { });
        await world.Write(async db =>
        {
            var (whole, part, other) = (await db.Complaints.SingleAsync(c => c.Number == "BS-8"), await db.Complaints.SingleAsync(c => c.Number == "BS-9"), await db.Complaints.SingleAsync(c => c.Number == "BS-3"));
            part.Join(staff, now, whole, now.AddHours(48));
            db.ComplaintLinks.Add(new ComplaintLink { ComplaintId = whole.Id, CustomerId = whole.CustomerId, OtherId = other.Id, At = now });
            db.StaffNotices.Add(StaffNotice.Mentioned(other, "Max Manager", staff.StaffId, now));
            db.StaffNotices.Add(new StaffNotice { StaffId = staff.StaffId, ComplaintId = part.Id, CustomerId = part.CustomerId, Kind = NoticeKind.Escalated, Target = ClockKind.Answer, Level = 2, Share = 150, Who = "Max Manager", At = now, SeenAt = now });
            db.ComplaintFollowers.Add(new ComplaintFollower { ComplaintId = whole.Id, CustomerId = whole.CustomerId, StaffId = staff.StaffId, ToldAt = now });
        });
    }

    private static RemedyDraft Given(Remedy kind, string value, DateOnly today) =>
        new() { Kind = kind, What = "As we said on the phone.", Value = value, OwnerId = 1, DueOn = today.AddDays(3) };
}
