using System.Collections;
using Microsoft.Extensions.Configuration;

namespace IDialogue.Eca.Policies;

/// <summary>Values of variables, as front ends collect them.</summary>
public static class PolicyVariables
{
    /// <summary>
    /// Environment variables, and over them the given values. To a configuration, names that differ only in case are the same.
    /// </summary>
    /// <param name="environment">Environment variables, for example <see cref="Environment.GetEnvironmentVariables()"/> gives them.</param>
    /// <param name="given">Values by name; for a name that is given twice, the last one counts.</param>
    public static IConfiguration Combine(IDictionary environment, IEnumerable<KeyValuePair<string, string>> given)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(given);
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in environment)
        {
            values[(string)variable.Key] = (string?)variable.Value;
        }

        foreach (var variable in given)
        {
            values[variable.Key] = variable.Value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
