using System.Text;
using System.Text.Json;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies.Planning;

/// <summary>Reads plan files: only what this version of the tool would write again, byte for byte.</summary>
internal static class PlanReader
{
    /// <summary>Reads a file; <see langword="null"/> after an error.</summary>
    public static DeploymentPlan? Read(byte[] content, string path, DiagnosticBag diagnostics)
    {
        // Version control may have changed line ends; in texts of JSON they are escaped.
        var text = Encoding.UTF8.GetString(content).Replace("\r\n", "\n");
        var plan = Parse(text, out var isPlan);
        if (plan is not null && PlanWriter.Write(plan) == text)
        {
            return plan;
        }

        diagnostics.Add(isPlan ? DiagnosticCatalog.PlanChanged(path) : DiagnosticCatalog.NotAPlan(path));
        return null;
    }

    /// <summary>Parses a file; <see langword="null"/> if it does not have the form of a plan.</summary>
    private static DeploymentPlan? Parse(string text, out bool isPlan)
    {
        isPlan = false;
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            isPlan = root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("format", out var format)
                && format.ValueKind == JsonValueKind.String
                && format.GetString() == PlanWriter.Format;
            return isPlan ? Parse(root) : null;
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static DeploymentPlan Parse(JsonElement root) => new()
    {
        ToolVersion = Text(root, "tool") ?? throw new FormatException(),
        Purpose = Value<PlanPurpose>(root, "purpose"),
        OrganizationId = Text(root, "organizationId"),
        ApiVersion = ApiVersion.TryParse(Text(root, "apiVersion") ?? "", out var version) ? version : throw new FormatException(),
        Environment = Text(root, "policyEnvironment"),
        PoliciesDigest = Text(root, "policies"),
        Variables = Texts(root, "variables"),
        IsPhased = root.GetProperty("isPhased").GetBoolean(),
        RecordCount = root.GetProperty("recordCount").GetInt32(),
        Records = List(root, "records", ParseRecord),
        PermissionSets = Texts(root, "newPermissionSets"),
        Gains = List(root, "gains", ParseEffect),
        Losses = List(root, "losses", ParseEffect),
        Missing = List(root, "missing", ParseMissing),
        Users = List(root, "users", user => new PlannedUser(
            Required(user, "app"), Required(user, "user"), Required(user, "digest"))),
        Steps = List(root, "steps", ParseStep),
        Kept = Texts(root, "kept"),
        Lost = Texts(root, "lost"),
    };

    private static PlannedRecord ParseRecord(JsonElement item) => new()
    {
        Type = MetadataCatalog.FindComponent(Required(item, "type")) ?? throw new FormatException(),
        FullName = Required(item, "fullName"),
        App = Text(item, "app"),
        Action = Value<PlanAction>(item, "action"),
        Changes = List(item, "changes", change => new PlanChange(
            Value<FieldChangeKind>(change, "kind"), Required(change, "title"), Text(change, "before"), Text(change, "after"))),
        RetrievedDigest = Text(item, "retrievedDigest"),
        DeployedDigest = Text(item, "deployedDigest"),
        MeaningDigest = Required(item, "meaningDigest"),
        Edits = List(item, "edits", edit => new ContentEdit(
            edit.GetProperty("offset").GetInt32(), edit.GetProperty("length").GetInt32(), Required(edit, "text"))),
        Retrieved = List(item, "retrieved", field => new PlanField(Required(field, "title"), Required(field, "value"))),
    };

    private static MissingItem ParseMissing(JsonElement item) =>
        new(Value<OrgItemKind>(item, "kind"), Required(item, "item"), Required(item, "description"));

    private static AccessEffect ParseEffect(JsonElement item) =>
        new(Required(item, "app"), Value<AccessEffectKind>(item, "kind"), Required(item, "description"))
        {
            ActiveUsers = item.TryGetProperty("activeUsers", out var users) ? users.GetInt32() : null,
        };

    private static RolloutStep ParseStep(JsonElement item) =>
        new(Value<RolloutStepKind>(item, "kind"), Required(item, "instruction"), Required(item, "reason"))
        {
            Commands = Texts(item, "commands"),
            Links = Texts(item, "links"),
        };

    private static ValueList<T> List<T>(JsonElement item, string name, Func<JsonElement, T> parse) =>
        item.GetProperty(name).EnumerateArray().Select(parse).ToValueList();

    private static ValueList<string> Texts(JsonElement item, string name) =>
        List(item, name, text => text.GetString() ?? throw new FormatException());

    private static string Required(JsonElement item, string name) => Text(item, name) ?? throw new FormatException();

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();

    private static T Value<T>(JsonElement item, string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(Required(item, name), ignoreCase: true, out var value) && JsonText.Word(value) == Required(item, name)
            ? value : throw new FormatException();
}
