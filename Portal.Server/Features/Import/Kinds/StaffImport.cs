using Portal.Server.Features.Staff;
using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Server.Features.Import;

/// <summary>The people who work here. They get no account by it; an administrator is never made by a file.</summary>
internal sealed class StaffImport() : RecordKind<StaffMember>(
    "staff",
    Fields<StaffMember>.Text(s => s.Name, needed: true),
    Fields<StaffMember>.Text(s => s.Position),
    Fields<StaffMember>.Of(s => s.Email, new MailType()),
    Fields<StaffMember>.Text(s => s.Phone),
    Fields<StaffMember>.Of(s => s.Role, new ChoiceType<StaffRole>(StaffRole.Agent, StaffRole.Administrator, StaffRole.Own)),
    Fields<StaffMember>.Of(s => s.Language, new ChoiceType([Texts.German, Texts.English], Texts.German)))
{
    protected override RecordBatch<StaffMember> Start(BatchInput input) => new Batch(this, input);

    private sealed class Batch(StaffImport kind, BatchInput input) : RecordBatch<StaffMember>(kind, input)
    {
        protected override Outcome<StaffMember> Make(Row row) => new StaffMember { Name = row["name"], ExternalId = row.Key };
    }
}
