using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;

namespace Portal.Tests.Architecture;

/// <summary>The rules of the house. Each takes the types it looks at, so that a test can also show it a violation.</summary>
internal static class Rules
{
    /// <summary>Between features one direction: each may use those listed, and its own.</summary>
    public static readonly Dictionary<string, string[]> Features = new()
    {
        ["Staff"] = [],
        ["Customers"] = ["Staff"],
        ["Account"] = ["Customers", "Staff"],
        ["CompanyUsers"] = ["Customers"],
        ["Registrations"] = ["CompanyUsers", "Customers"],
        ["ChangeRequests"] = ["Customers", "Staff"],
        ["Orders"] = ["Customers", "Staff"],
        ["Invoices"] = ["Orders", "Customers", "Staff"],
        ["Complaints"] = ["Invoices", "Orders", "Customers", "Staff"],
        ["Learning"] = ["Complaints", "Orders", "Customers", "Staff"],
        ["Inquiries"] = ["Complaints", "CompanyUsers", "Customers"],
        ["Newsletters"] = ["Orders", "Customers", "Staff"],
        ["CustomerFiles"] = ["ChangeRequests", "Complaints", "Invoices", "Orders", "Customers", "Staff"],
        ["Views"] = ["Customers"],
        ["People"] = ["Complaints", "Staff"],
        ["Audit"] = ["Staff"],
        ["Search"] = ["Complaints", "Invoices", "Orders", "Customers", "Staff"],
        ["Import"] = ["Invoices", "Orders", "Customers", "Staff"],
        ["Demo"] = ["Learning", "Registrations", "Newsletters", "CustomerFiles", "Complaints", "Invoices", "Orders", "Customers", "Staff"],
    };

    private static readonly string[] BuildingBlocks = ["Data", "Jobs", "Mail", "Auth", "Files", "Pdf", "Api"];

    /// <summary>Only the contexts name entities, and the program's own verbs make the first administrator.</summary>
    private static readonly HashSet<string> MayNameFeatures =
        ["PortalDb", "CustomerDb", "StaffDb", "PortalModel", "WriteGuard", "SessionStore"];

    /// <param name="areaOf">The part of the server a type belongs to: "Features.Orders", "Mail"; null for what is outside.</param>
    public static IEnumerable<string> Directions(IEnumerable<Type> types, Func<Type, string?> areaOf)
    {
        foreach (var type in types)
        {
            if (areaOf(type) is not { } area) continue;
            foreach (var used in Uses.Types(type).Select(t => (Type: t, Area: areaOf(t))).Where(u => u.Area is not null && u.Area != area))
            {
                if (!used.Area!.StartsWith("Features.", StringComparison.Ordinal)) continue;
                var feature = used.Area["Features.".Length..];
                if (area.StartsWith("Features.", StringComparison.Ordinal))
                {
                    if (!Features.TryGetValue(area["Features.".Length..], out var allowed) || !allowed.Contains(feature)) yield return $"{type} uses {used.Type}: {area} may not use {feature}";
                }
                else if (BuildingBlocks.Contains(area) && !MayNameFeatures.Contains(Outer(type).Name))
                {
                    yield return $"{type} uses {used.Type}: building blocks know no feature";
                }
            }
        }
    }

    /// <summary>Customer pages and staff pages never use each other, and customer pages name no contract of the staff's.</summary>
    public static IEnumerable<string> Sides(IEnumerable<Type> types, Func<Type, string?> sideOf)
    {
        foreach (var type in types)
        {
            foreach (var used in Uses.Types(type))
            {
                if ((sideOf(type), sideOf(used)) is ("Customer", "Staff") or ("Staff", "Customer")) yield return $"{type} uses {used}";
                if (sideOf(type) == "Customer" && used.IsInterface && used.Name.EndsWith("Desk", StringComparison.Ordinal)) yield return $"{type} names the staff's {used.Name}";
            }
        }
    }

    /// <summary>A page says who may open it, and whether it runs interactively.</summary>
    public static IEnumerable<string> Access(IEnumerable<Type> types)
    {
        foreach (var page in types.Where(t => t.GetCustomAttributes<RouteAttribute>().Any()))
        {
            var (needs, open) = (page.GetCustomAttributes<AuthorizeAttribute>().Any(a => a.Policy is not null), page.GetCustomAttribute<AllowAnonymousAttribute>() is not null);
            if (needs == open) yield return $"{page} says neither or both of who may open it";
            var isStatic = page.GetCustomAttribute<ExcludeFromInteractiveRoutingAttribute>() is not null;
            var isStaff = page.GetCustomAttributes<AuthorizeAttribute>().Any(a => a.Policy == Client.Areas.Staff);
            if (isStatic == isStaff) yield return $"{page} runs in the wrong mode";
        }
    }

    /// <summary>Whose records a customer's contract gives is decided by who is signed in, never by an argument.</summary>
    public static IEnumerable<string> MyContracts(IEnumerable<Type> types) =>
        from type in types
        where type.IsInterface && type.Name.StartsWith("IMy", StringComparison.Ordinal)
        from method in type.GetMethods()
        from parameter in method.GetParameters()
        where parameter.ParameterType == typeof(long) || parameter.Name!.Contains("customer", StringComparison.OrdinalIgnoreCase)
            || parameter.ParameterType.GetProperties().Any(p => p.Name.Contains("customer", StringComparison.OrdinalIgnoreCase))
        select $"{type.Name}.{method.Name} takes {parameter.Name}";

    /// <summary>Bulk statements skip version, events and the write guard: never on what a customer owns.</summary>
    public static IEnumerable<string> BulkStatements(IEnumerable<Type> types) =>
        from type in types
        from method in Uses.Members(type).OfType<MethodInfo>()
        where method.IsGenericMethod && method.Name is "ExecuteUpdateAsync" or "ExecuteDeleteAsync" or "ExecuteUpdate" or "ExecuteDelete"
        where method.GetGenericArguments().Any(a => a.IsAssignableTo(typeof(ICustomerOwned)))
        select $"{type} calls {method.Name} on {method.GetGenericArguments()[0].Name}";

    /// <summary>Whatever passes by the query filters is said in Data alone.</summary>
    public static IEnumerable<string> Unfiltered(IEnumerable<Type> types) =>
        from type in types
        where type.Namespace?.StartsWith("Portal.Server.Data", StringComparison.Ordinal) != true
        from method in Uses.Members(type).OfType<MethodInfo>()
        where method.DeclaringType?.Namespace?.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) == true
        where method.Name is "IgnoreQueryFilters" or "SqlQuery" or "SqlQueryRaw" or "ExecuteSql" or "ExecuteSqlAsync" or "ExecuteSqlRaw" or "ExecuteSqlRawAsync"
            or "FromSql" or "FromSqlRaw" or "Reload" or "ReloadAsync" or "GetDatabaseValues" or "GetDatabaseValuesAsync"
        select $"{type} calls {method.Name}";

    /// <summary>Every text column says whether it is personal, and what erasure does to it.</summary>
    public static IEnumerable<string> Purposes(IEnumerable<Type> entities) =>
        from entity in entities
        from property in entity.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where property.PropertyType == typeof(string) && property.SetMethod is not null
        where (property.GetCustomAttribute<PersonalAttribute>() is null) == (property.GetCustomAttribute<ImpersonalAttribute>() is null)
        select $"{entity.Name}.{property.Name} says neither or both of personal and impersonal";

    /// <summary>A class that needs more than five things to be made does too much.</summary>
    public static IEnumerable<string> Constructors(IEnumerable<Type> types, IReadOnlySet<string> exceptions) =>
        from type in types
        where type.IsClass && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)) && !IsRecord(type) && !exceptions.Contains(type.Name)
        from constructor in type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
        where constructor.GetParameters().Length > 5
        select $"{type} takes {constructor.GetParameters().Length} things";

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null || type.IsAssignableTo(typeof(Attribute)) || type.IsAssignableTo(typeof(Exception));

    private static Type Outer(Type type) => type.DeclaringType is { } outer ? Outer(outer) : type;
}
