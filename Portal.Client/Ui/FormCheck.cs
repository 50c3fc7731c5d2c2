using Microsoft.AspNetCore.Components.Forms;
using Portal.Shared.Common;

namespace Portal.Client.Ui;

/// <summary>A form's model, its rules, and the problems that the server found besides.</summary>
public sealed class FormCheck
{
    private readonly ValidationMessageStore problems;

    public FormCheck(object model, IServiceProvider services)
    {
        Context = new EditContext(model);
        Context.EnableDataAnnotationsValidation(services);
        problems = new ValidationMessageStore(Context);
    }

    public EditContext Context { get; }

    /// <summary>The rules that stand on the model.</summary>
    public bool IsValid() => Context.Validate();

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
