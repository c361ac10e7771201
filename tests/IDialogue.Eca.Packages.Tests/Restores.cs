using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>
/// Projects of the same content, except for properties of the package, are restored once, in a folder in which none of them builds.
/// </summary>
internal static partial class Restores
{
    private static readonly ConcurrentDictionary<string, Lazy<string>> Folders = new();

    /// <returns>The folder with what the restore wrote, as <c>MSBuildProjectExtensionsPath</c> takes it.</returns>
    public static string Of(string project) =>
        Folders.GetOrAdd(OwnProperty().Replace(project, ""), content => new Lazy<string>(() => Restore(content))).Value;

    private static string Restore(string content)
    {
        var consumer = Consumer.Empty("restored");
        consumer.Write(Consumer.Project, content);
        consumer.Succeed("restore");
        return consumer.At("obj") + Path.DirectorySeparatorChar;
    }

    /// <summary>No restore reads a property of the package.</summary>
    [GeneratedRegex(@"<(Eca\w+)>[^<]*</\1>")]
    private static partial Regex OwnProperty();
}
