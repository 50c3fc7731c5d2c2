using Microsoft.AspNetCore.Components.Forms;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Client.Ui;

/// <summary>A form's model, its rules, what could not be read of the post, and the problems that the server found besides.</summary>
public sealed class FormCheck
{
    private readonly ValidationMessageStore problems;
    private readonly IReadOnlyList<string> unreadable;

    /// <param name="formName">The form's name, as its EditForm says it.</param>
    /// <param name="mapping">What the request was mapped with; null where nothing was posted.</param>
    public FormCheck(object model, string formName, IServiceProvider services, FormMappingContext? mapping)
    {
        Context = new EditContext(model);
        Context.EnableDataAnnotationsValidation(services);
        problems = new ValidationMessageStore(Context);
        unreadable = [.. mapping?.GetAllErrors(formName).Select(e => FieldOf(e.Path)) ?? []];
    }

    public EditContext Context { get; }

    private string FieldOf(string path)
    {
        var name = path.Split('.')[^1];
        return Context.Model.GetType().GetProperty(name) is null ? "" : name;
    }

    /// <summary>The rules that stand on the model; and every value could be read.</summary>
    public bool IsValid()
    {
        // A form that stays open is checked again and again: what the server said of the last try is over.
        problems.Clear();
        var valid = Context.Validate();
        foreach (var name in unreadable)
        {
            problems.Add(new FieldIdentifier(Context.Model, name), T("This value is not one of those the form offers.", "Dieser Wert gehört nicht zu denen, die das Formular anbietet."));
        }
        return valid && unreadable.Count == 0;
    }

    /// <summary>Shows the problems of an outcome at their fields.</summary>
    /// <returns>True where there are none.</returns>
    public bool Accepts(Outcome outcome)
    {
        problems.Clear();
        foreach (var problem in outcome.Problems)
        {
            problems.Add(new FieldIdentifier(Context.Model, problem.Field ?? ""), problem.Message);
        }
        Context.NotifyValidationStateChanged();
        return outcome.Succeeded;
    }
}
