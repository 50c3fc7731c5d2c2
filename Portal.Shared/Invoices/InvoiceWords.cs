using System.Globalization;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Invoices;

/// <summary>What the words need to know of an invoice.</summary>
/// <param name="SettledOn">The day it was paid in full, where that is known.</param>
/// <param name="Counterpart">The number of the cancellation, or of what is cancelled.</param>
public sealed record InvoiceFacts(
    InvoiceKind Kind, string Currency, decimal Total, decimal Paid, DateOnly DueOn, DateOnly? SettledOn, DateOnly? CancelledOn, string? Counterpart);

/// <summary>The state of an invoice in words: the same on the list, the page and for staff.</summary>
public static class InvoiceWords
{
    /// <summary>So many days ahead a due date is worth a look.</summary>
    private const int Soon = 3;

    public static string Of(InvoiceFilter filter) => filter switch
    {
        InvoiceFilter.Open => T("Open", "Offen"),
        InvoiceFilter.Overdue => T("Overdue", "Überfällig"),
        InvoiceFilter.Paid => T("Paid", "Bezahlt"),
        _ => T("All", "Alle"),
    };

    public static string Of(InvoiceKind kind) => kind == InvoiceKind.Cancellation ? T("Cancellation invoice", "Stornorechnung") : T("Invoice", "Rechnung");

    public static string Of(TaxScheme scheme) => scheme switch
    {
        TaxScheme.IntraUnion => T("Goods to a business in another EU country, free of tax", "Waren an ein Unternehmen in einem anderen EU-Land, steuerfrei"),
        TaxScheme.ReverseCharge => T("The recipient owes the tax (reverse charge)", "Der Leistungsempfänger schuldet die Steuer (Reverse Charge)"),
        TaxScheme.Export => T("Goods out of the EU, free of tax", "Ausfuhr in ein Land außerhalb der EU, steuerfrei"),
        _ => T("Domestic, with tax", "Inland, mit Steuer"),
    };

    /// <summary>The wording that the law asks for on the invoice itself (UStG, sections 14 (4) no. 8 and 14a); empty where tax is shown.</summary>
    public static string Note(TaxScheme scheme) => scheme switch
    {
        TaxScheme.IntraUnion => T(
            "Tax-exempt intra-Community supply (section 4 no. 1b UStG, Article 138 of Directive 2006/112/EC).",
            "Steuerfreie innergemeinschaftliche Lieferung (§ 4 Nr. 1b UStG)."),
        TaxScheme.ReverseCharge => T("Reverse charge: the recipient is liable for the tax.", "Steuerschuldnerschaft des Leistungsempfängers."),
        TaxScheme.Export => T("Tax-exempt export delivery (section 4 no. 1a UStG).", "Steuerfreie Ausfuhrlieferung (§ 4 Nr. 1a UStG)."),
        _ => "",
    };

    /// <summary>"19 %", as the reader writes it.</summary>
    public static string Rate(decimal rate) => string.Create(CultureInfo.CurrentCulture, $"{rate * 100:0.##} %");

    public static State State(InvoiceFacts invoice, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        if (invoice.Kind == InvoiceKind.Cancellation)
        {
            return new(Tone.Neutral, T("Cancellation", "Storno"), T($"Cancels invoice {invoice.Counterpart}.", $"Storniert die Rechnung {invoice.Counterpart}."));
        }
        if (invoice.CancelledOn is { } cancelled)
        {
            var on = Dates.Write(cancelled, today);
            return new(Tone.Neutral, T("Cancelled", "Storniert"), T($"On {on} by {invoice.Counterpart}. There is nothing to pay.", $"Am {on} durch {invoice.Counterpart}. Es ist nichts zu zahlen."));
        }
        if (invoice.Total <= 0) return new(Tone.Neutral, T("Credit", "Gutschrift"), T("There is nothing to pay.", "Es ist nichts zu zahlen."));
        return invoice.Paid >= invoice.Total ? Settled(invoice, today) : Open(invoice, today);
    }

    private static State Settled(InvoiceFacts invoice, DateOnly today) => new(Tone.Good, T("Paid", "Bezahlt"), invoice.SettledOn is { } on
        ? T($"On {Dates.Write(on, today)}. Thank you.", $"Am {Dates.Write(on, today)}. Vielen Dank.") : T("Thank you.", "Vielen Dank."));

    private static State Open(InvoiceFacts invoice, DateOnly today)
    {
        var open = new Money(invoice.Total - invoice.Paid, invoice.Currency);
        var part = invoice.Paid > 0 ? T($" {new Money(invoice.Paid, invoice.Currency)} is paid.", $" {new Money(invoice.Paid, invoice.Currency)} sind bezahlt.") : "";
        var (late, due) = (today.DayNumber - invoice.DueOn.DayNumber, Dates.Full(invoice.DueOn, today));
        if (late > 0)
        {
            return new(Tone.Problem, T($"Overdue by {Count(late, "day", "days", "", "")}", $"{Count(late, "", "", "Tag", "Tage")} überfällig"),
                T($"{open} was due on {due}.{part}", $"{open} waren am {due} fällig.{part}"));
        }
        var when = late switch
        {
            0 => T("due today", "heute fällig"),
            -1 => T("due tomorrow", "morgen fällig"),
            _ => T($"due on {due}", $"am {due} fällig"),
        };
        var word = late switch
        {
            0 => T("Due today", "Heute fällig"),
            -1 => T("Due tomorrow", "Morgen fällig"),
            _ => invoice.Paid > 0 ? T("Partly paid", "Teilweise bezahlt") : T("Open", "Offen"),
        };
        return new(late >= -Soon ? Tone.Attention : Tone.Neutral, word, T($"{open} is {when}.{part}", $"{open} sind {when}.{part}"));
    }
}
