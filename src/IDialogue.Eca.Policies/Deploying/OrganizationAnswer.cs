using System.Text.Json;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>The answer of Salesforce CLI to the query for an org's id, in JSON.</summary>
internal static class OrganizationAnswer
{
    /// <summary>Reads the id; <see langword="null"/> if the query failed.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="problem">The problem in the words of Salesforce CLI; absent if it told none.</param>
    public static string? ReadId(string json, out string? problem)
    {
        problem = null;
        try
        {
            using var answer = JsonDocument.Parse(json);
            var root = answer.RootElement;
            if (root.TryGetProperty("result", out var result))
            {
                return result.GetProperty("records")[0].GetProperty("Id").GetString();
            }

            problem = root.TryGetProperty("message", out var message) ? ShownText.Start(message.GetString() ?? "").TrimEnd('.') : null;
            return null;
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
