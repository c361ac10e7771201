using System.Text.Json;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>The answer of Salesforce CLI to a query, in JSON.</summary>
internal static class QueryAnswer
{
    /// <summary>
    /// Returns the records, each with its texts by field, also those of related records (<c>Profile.Name</c>); <see langword="null"/> if
    /// the query failed.
    /// </summary>
    /// <param name="json">The answer.</param>
    /// <param name="problem">The problem in the words of Salesforce CLI; absent if it told none.</param>
    public static IReadOnlyList<Dictionary<string, string?>>? Read(string json, out string? problem)
    {
        problem = null;
        try
        {
            using var answer = JsonDocument.Parse(json);
            var root = answer.RootElement;
            if (root.TryGetProperty("result", out var result) && result.TryGetProperty("records", out var records))
            {
                return [.. records.EnumerateArray().Select(record => ToFields(record))];
            }

            problem = root.TryGetProperty("message", out var message) ? ShownText.Start(message.GetString() ?? "").TrimEnd('.') : null;
            return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Dictionary<string, string?> ToFields(JsonElement record)
    {
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        Add(fields, "", record);
        return fields;
    }

    private static void Add(Dictionary<string, string?> fields, string prefix, JsonElement record)
    {
        foreach (var property in record.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                Add(fields, $"{prefix}{property.Name}.", property.Value);
            }
            else
            {
                fields[prefix + property.Name] = property.Value.ValueKind == JsonValueKind.Null ? null : property.Value.ToString();
            }
        }
    }
}
