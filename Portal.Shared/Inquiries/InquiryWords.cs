using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Inquiries;

/// <summary>The words of inquiries.</summary>
public static class InquiryWords
{
    public static string Of(InquiryView view) => view == InquiryView.Open ? T("Open", "Offen") : T("Done", "Erledigt");

    public static State Of(InquiryState state) => state switch
    {
        InquiryState.Open => new(Tone.Attention, T("Waits for us", "Wartet auf uns"), ""),
        InquiryState.Answered => new(Tone.Good, T("Answered", "Beantwortet"), ""),
        InquiryState.Closed => new(Tone.Neutral, T("Closed", "Abgeschlossen"), ""),
        InquiryState.Filed => new(Tone.Good, T("Became a complaint", "Zur Beschwerde gemacht"), ""),
        _ => new(Tone.Neutral, T("Not confirmed", "Nicht bestätigt"), ""),
    };
}
