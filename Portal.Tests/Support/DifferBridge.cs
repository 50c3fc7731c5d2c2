using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Portal.Tests.Support;

/// <summary>bUnit was built against a later AngleSharp.Diffing than the one that is referenced; this answers with ours.</summary>
internal static class DifferBridge
{
    [ModuleInitializer]
    internal static void Install() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll")) : (Assembly?)null;
}
