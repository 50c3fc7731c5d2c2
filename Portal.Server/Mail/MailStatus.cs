using Portal.Server.Data;

namespace Portal.Server.Mail;

/// <summary>How the mail server was last found, for the outbox page.</summary>
internal sealed class MailStatus(Clock clock)
{
    public bool IsHeld { get; private set; }

    public (DateTimeOffset At, string Reply)? LastSpoken { get; private set; }

    public (DateTimeOffset At, string Error)? Trouble { get; private set; }

    public void Held() => IsHeld = true;

    public void Spoke(string reply) => (LastSpoken, Trouble) = ((clock.Now, reply), null);

    public void Failed(string error) => Trouble = (clock.Now, error);
}
