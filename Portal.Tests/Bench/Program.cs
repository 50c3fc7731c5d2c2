using Portal.Bench;
using Portal.Server.Hosting;

// serve: the portal with the JSON twins. multiply: copies complaints. Any other verb is the portal's own (demo, migrate). Without one: measure.
return args switch
{
    ["serve", .. var settings] => await Twins.Serve(settings),
    ["multiply", .. var settings] => await Complaints.Multiply(settings),
    ["measure", .. var options] => await Measurement.Run(options),
    _ => await PortalProgram.Run(args),
};
