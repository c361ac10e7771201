using IDialogue.Eca.Policies.Binding;

namespace IDialogue.Eca.Policies.Schema;

/// <summary>The schema of what a policy file says of the org that installs an app, as <see cref="SubscriberBinder"/> reads it.</summary>
internal static class SubscriberSchema
{
    public static void WriteDefinition(JsonText json)
    {
        json.Begin('{', PolicyKeys.Subscriber)
            .Add("title", "Subscriber")
            .Add("description", "What the next steps need to know of the org that installs the app; none of it is metadata.")
            .BeginKeys();
        Write(json, PolicyKeys.Package, "Id of the package version (04t…) that brings the app.", "04tPj00000B5Ql7IAF");
        Write(json, PolicyKeys.ConnectionUrl, "Link that the API user opens to connect; {orgid} stands for the organization id.", "https://api.example.com/connect?orgid={orgid}");
        Write(json, PolicyKeys.OrganizationId, "Id of the org (00D…), with 15 or 18 characters.", "${SF_ORG_ID}");
        json.Begin('{', PolicyKeys.Users)
            .Add("description", "Usernames to assign the permission sets to.")
            .Add("type", "array")
            .Add("minItems", 1)
            .Begin('{', "items").AddReference(ValueSchema.Text).AddExample("api.user@example.com").End('}')
            .End('}');
        json.End('}').End('}');
    }

    private static void Write(JsonText json, string key, string description, string example) =>
        json.Begin('{', key).Add("description", description).AddReference(ValueSchema.Text).AddExample(example).End('}');
}
