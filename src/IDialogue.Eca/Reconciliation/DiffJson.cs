namespace IDialogue.Eca.Reconciliation;

/// <summary>A diff as JSON.</summary>
internal static class DiffJson
{
    public static string Write(MetadataDiff diff)
    {
        var json = new JsonText().Begin('{');
        Write(json, diff, path => path);
        return json.End('}').ToString();
    }

    /// <summary>Writes the keys of a diff into an object that may have others.</summary>
    /// <param name="json">The object.</param>
    /// <param name="diff">The diff.</param>
    /// <param name="show">Gets a path as its readers know it.</param>
    /// <param name="isMerged">Whether the diff tells what a merge writes; what it keeps is no part of that.</param>
    public static void Write(JsonText json, MetadataDiff diff, Func<string, string> show, bool isMerged = false)
    {
        json.Add("hasChanges", diff.HasChanges).Begin('[', "components");
        foreach (var component in diff.Components)
        {
            json.Begin('{')
                .Add("type", component.Type.Name)
                .Add("fullName", component.FullName)
                .Add("app", component.App)
                .Add("path", component.Path is { } path ? show(path) : null)
                .Add("isNew", component.IsNew)
                .Add("isDeleted", component.IsDeleted)
                .Begin('[', "fields");
            foreach (var change in component.Fields.Where(change => change.IsWritten))
            {
                json.Begin('{')
                    .Add("kind", JsonText.Word(change.Kind))
                    .Add("path", change.Path)
                    .Add("title", change.Title)
                    .Add("before", change.Before)
                    .Add("beforeInWords", change.BeforeInWords)
                    .Add("after", change.After)
                    .Add("afterInWords", change.AfterInWords)
                    .End('}');
            }

            json.End(']');
            if (!isMerged)
            {
                WriteKept(json, component);
            }

            json.End('}');
        }

        json.End(']');
        EffectJson.Write(json, "losses", diff.Losses);
    }

    private static void WriteKept(JsonText json, ComponentDiff component)
    {
        json.Begin('[', "keptByMerge");
        foreach (var change in component.Fields.Where(change => !change.IsWritten))
        {
            json.Begin('{')
                .Add("path", change.Path)
                .Add("title", change.Title)
                .Add("value", change.Before)
                .Add("valueInWords", change.BeforeInWords)
                .Add("withoutMerge", change.After)
                .Add("withoutMergeInWords", change.AfterInWords)
                .End('}');
        }

        json.End(']');
    }
}
