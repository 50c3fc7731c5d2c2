using Portal.Server.Features.Inquiries;
using Portal.Shared.Complaints;
using Portal.Shared.Inquiries;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

internal static partial class Showcase
{
    /// <summary>What came by the public form: one that is yet to be confirmed, one that may be a customer's, one that was answered.</summary>
    private static class Inquiries
    {
        public const string Token = "showcase", Open = "KA-2026-000002", Answered = "KA-2026-000003";

        public static Task Build(PortalApp app) => app.World.Write(db =>
        {
            var now = app.World.Clock.Now;
            var (waiting, open, answered) = (Written("KA-2026-000001", "new@prospect.example", Token, now), Written(Open, Customer, "other", now), Written(Answered, "done@prospect.example", "third", now));
            open.Confirm(now);
            answered.Confirm(now.AddDays(-2));
            answered.Answer("Anna Agent", now.AddDays(-1), "Which order was it?", close: false);
            answered.Answer("Max Manager", now, "Thank you, it is on its way.\nBest wishes", close: true);
            db.Inquiries.AddRange(waiting, open, answered);
            return Task.CompletedTask;
        });

        private static Inquiry Written(string number, string email, string token, DateTimeOffset now) => Inquiry.Begun(number, new InquiryForm
        {
            Kind = ComplaintKind.Complaint, Name = "Petra Prospect", Email = email, Company = "Alfreds Futterkiste", Reference = "A-1001",
            Subject = "Wet tea from the Donaudampfschifffahrtsgesellschaftskapitän & Co. KG",
            Text = "It arrived wet.\n\nAll of it, <b>not bold</b>, and averyveryverylongwordwithoutanyplacetobreakitwhereverthelineendsonthenarrowestscreen.",
        }, "en", token, now);
    }
}
