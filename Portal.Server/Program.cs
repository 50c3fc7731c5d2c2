using Portal.Server.Hosting;

return await PortalProgram.Run(args);
