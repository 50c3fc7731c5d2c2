using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Learning;
using Portal.Tests.Support;

namespace Portal.Tests.Learning;

/// <summary>Measures as managers and agents work them in tests.</summary>
internal static class Measuring
{
    /// <summary>Signed in anew: the clock of these tests outlives every session.</summary>
    public static async Task<T> As<T>(PortalApp app, string email, Func<IMeasureDesk, Task<T>> act)
    {
        await using var desk = await Desk.Of(app, email);
        return await act(desk.Get<IMeasureDesk>());
    }

    public static Task<MeasureDetail?> Read(PortalApp app, string number) => As(app, Factory.Max, d => d.Read(number));

    public static async Task<string> Plan(PortalApp app, int count, CheckAfter after = CheckAfter.Days)
    {
        await using var max = await Desk.Of(app, Factory.Max);
        return (await max.Get<IMeasureDesk>().Plan(await Draft(max, count, after))).Value;
    }

    public static async Task<MeasureDraft> Draft(Desk desk, int count, CheckAfter after = CheckAfter.Days) => new()
    {
        FormKey = Guid.NewGuid(), Cause = Cause.LateDelivery, What = "Another carrier", CheckAfter = after, CheckCount = count,
        OwnerId = (await desk.Get<IComplaintDesk>().Colleagues()).Single(c => c.IsMe).StaffId, DueOn = desk.Get<IPortalClock>().Today.AddDays(14),
    };

    public static Task CarryOut(PortalApp app, string number, DateOnly day) => As(app, Factory.Max, async desk =>
    {
        Assert.True((await desk.CarryOut(number, (await desk.Read(number))!.Version, new MeasureDone { On = day, How = "Contract signed." })).Succeeded);
        return true;
    });
}
