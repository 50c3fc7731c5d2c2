using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.CustomerFiles;

/// <summary>How an invoice stands, as staff read it in the customer's file.</summary>
internal static class FileWords
{
    public static State Of(decimal total, decimal paid, DateOnly dueOn, DateOnly today)
    {
        if (paid >= total) return new(Tone.Good, T("Paid", "Bezahlt"), "");
        var due = Dates.Write(dueOn, today);
        if (dueOn < today) return new(Tone.Problem, T("Overdue", "Überfällig"), T($"Due {due}.", $"Fällig am {due}."));
        return new(Tone.Neutral, paid > 0 ? T("Partly paid", "Teilweise bezahlt") : T("Open", "Offen"), T($"Due {due}.", $"Fällig am {due}."));
    }
}
