using Portal.Server.Mail;
using Portal.Shared.Account;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Registrations;

/// <summary>To the address that somebody registered with. It carries nothing of what was typed: anybody could have typed it.</summary>
internal sealed class RegistrationMail(Uri link, string company) : IMailTemplate
{
    public string Kind => "registration";

    public string About => "";

    public bool IsSecret => true;

    public Letter Write(MailRecipient to) => new(
        T("Please confirm your registration", "Bitte bestätigen Sie Ihre Registrierung"),
        [
            new Block.Paragraph(T("Hello,", "Guten Tag,")),
            new Block.Paragraph(T(
                $"somebody, probably you, registered with this address at the portal of {company}. Look at what was entered and confirm it; the link works once, within 24 hours. Then we look at it.",
                $"jemand, vermutlich Sie, hat sich mit dieser Adresse am Portal von {company} registriert. Sehen Sie sich die Angaben an und bestätigen Sie sie; der Link gilt einmal, 24 Stunden lang. Danach prüfen wir sie.")),
            new Block.Button(T("Look at it and confirm", "Ansehen und bestätigen"), link),
            new Block.Paragraph(T("If it was not you, do nothing: after seven days all of it is deleted.", "Wenn Sie es nicht waren, müssen Sie nichts tun: Nach sieben Tagen wird alles gelöscht.")),
        ]);
}

/// <summary>To the owner of an address that somebody registered with, who signs in already.</summary>
internal sealed class RegistrationKnownMail(Uri portal, string company) : IMailTemplate
{
    public string Kind => "registration-known";

    public string About => "";

    public Letter Write(MailRecipient to) => new(
        T("You already have an account", "Sie haben schon ein Konto"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T(
                $"somebody, probably you, registered with this address at the portal of {company}. There is an account with it already, so nothing was changed. If you have forgotten your password, the page for signing in helps; if your access was suspended, ask us.",
                $"jemand, vermutlich Sie, hat sich mit dieser Adresse am Portal von {company} registriert. Dazu gibt es schon ein Konto, daher wurde nichts geändert. Wenn Sie Ihr Passwort vergessen haben, hilft die Seite zur Anmeldung; wenn Ihr Zugang gesperrt ist, fragen Sie uns.")),
            new Block.Button(T("Sign in", "Anmelden"), new Uri(portal, "account/sign-in")),
        ]);
}

/// <summary>To somebody whose registration was refused.</summary>
internal sealed class RegistrationRefusedMail(string number, string company, string reason) : IMailTemplate
{
    public string Kind => "registration-refused";

    public string About => number;

    public Letter Write(MailRecipient to) => new(
        T($"Your registration with {company}", $"Ihre Registrierung bei {company}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T(
                $"thank you for your interest in {company}. We have looked at your registration and cannot give you access:",
                $"vielen Dank für Ihr Interesse an {company}. Wir haben Ihre Registrierung geprüft und können Ihnen keinen Zugang geben:")),
            new Block.Paragraph(reason),
            new Block.Paragraph(T("What you entered is deleted in 30 days.", "Ihre Angaben werden in 30 Tagen gelöscht.")),
        ]);
}

/// <summary>To the administrators of a company: the staff let somebody in who said to belong to it.</summary>
internal sealed class LetInMail(Uri portal, string company, string person, MemberRole role) : IMailTemplate
{
    public string Kind => "access-let-in";

    public string About => "";

    public Letter Write(MailRecipient to) => new(
        T($"Somebody new uses the portal for {company}", $"Jemand Neues nutzt das Portal für {company}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T(
                $"{person} registered as somebody of {company}, and we gave access: {MemberWords.Of(role)}, {MemberWords.Of(DocumentScopes.UsualFor(role))}.",
                $"{person} hat sich für {company} registriert und von uns Zugang erhalten: {MemberWords.Of(role)}, {MemberWords.Of(DocumentScopes.UsualFor(role))}.")),
            new Block.Paragraph(T(
                "If this person does not belong to you, suspend the access and tell us.",
                "Wenn diese Person nicht zu Ihnen gehört, sperren Sie den Zugang und sagen Sie uns Bescheid.")),
            new Block.Button(T("Who uses the portal", "Wer das Portal nutzt"), new Uri(portal, "company/users")),
        ]);
}
