using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Inquiries;

namespace Portal.Server.Data;

internal static partial class PortalModel
{
    private static void InquiryRecords(ModelBuilder model)
    {
        Numbered<Inquiry>(model, i => i.Number);
        model.Entity<Inquiry>(e =>
        {
            e.HasIndex(i => new { i.EmailHash, i.CreatedAt });
            e.HasIndex(i => i.TokenHash).IsUnique();
            e.HasIndex(i => new { i.State, i.ConfirmedAt, i.Number });
        });
        Part<InquiryAnswer, Inquiry>(model, i => i.Answers, a => a.Inquiry, a => a.InquiryId);
    }
}
