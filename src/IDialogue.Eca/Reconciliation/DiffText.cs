using System.Text;

namespace IDialogue.Eca.Reconciliation;

/// <summary>A diff as lines that show all their characters.</summary>
internal static class DiffText
{
    private const int LongestValue = 120;

    public static string Write(MetadataDiff diff)
    {
        var text = new StringBuilder();
        foreach (var component in diff.Components)
        {
            var app = component.App is { } name && name != component.FullName ? $" of the app {name}" : "";
            var mark = component.IsDeleted ? "- " : "";
            text.Append(ShownText.Line($"{mark}{component.Type.Name} {component.FullName}{app}{Note(component)}")).Append('\n');
            foreach (var change in component.Fields)
            {
                text.Append(ShownText.Line("  " + Line(change))).Append('\n');
            }
        }

        text.Append(diff.Count).Append('\n');
        if (diff.Losses.Count > 0)
        {
            text.Append("Loses access:\n");
        }

        foreach (var loss in diff.Losses)
        {
            text.Append(ShownText.Line("  " + loss.Description)).Append('\n');
        }

        return text.ToString();
    }

    private static string Note(ComponentDiff component) => component switch
    {
        { IsNew: true } => " (new)",
        { IsDeleted: true } => " (deleted)",
        { Fields.Count: 0 } => ": no difference",
        _ => "",
    };

    /// <summary>One change on one line.</summary>
    public static string Line(FieldChange change)
    {
        var (before, after) = (Short(change.BeforeInWords), Short(change.AfterInWords));
        return change.Kind switch
        {
            FieldChangeKind.Added => $"+ {change.Title}: {after}",
            FieldChangeKind.Changed => $"~ {change.Title}: {before} -> {after}",
            FieldChangeKind.Removed => $"- {change.Title}: {before}",
            FieldChangeKind.WriteOnly => $"* {change.Title}: {after} (written; not visible in a retrieve)",
            _ =>
                $"! {change.Title}: {before} (kept by a merge; a deploy without a merge would "
                + $"{(after is null ? "remove it" : $"reset it to {after}")})",
        };
    }

    /// <summary>A value on one line, cut where it is long.</summary>
    public static string? Short(string? value)
    {
        var line = value?.Replace("\r", "").Replace("\n", " ⏎ ");
        if (line is null || line.Length <= LongestValue)
        {
            return line;
        }

        return line.Remove(char.IsHighSurrogate(line[LongestValue - 1]) ? LongestValue - 1 : LongestValue) + "…";
    }
}
