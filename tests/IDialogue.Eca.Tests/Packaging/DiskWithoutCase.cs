using System.Collections;
using System.IO.Abstractions.TestingHelpers;
using System.Reflection;

namespace IDialogue.Eca.Tests.Packaging;

/// <summary>A disk on which names that differ in case are the same file, as on Windows and macOS, with the paths of this system.</summary>
internal static class DiskWithoutCase
{
    public static MockFileSystem Create()
    {
        var disk = new MockFileSystem();
        SetBackingField(disk, nameof(MockFileSystem.StringOperations), new StringOperations(caseSensitive: false));
        var files = typeof(MockFileSystem).GetField("files", BindingFlags.Instance | BindingFlags.NonPublic)!;
        var before = (IDictionary)files.GetValue(disk)!;
        var after = (IDictionary)Activator.CreateInstance(before.GetType(), StringComparer.OrdinalIgnoreCase)!;
        foreach (DictionaryEntry entry in before)
        {
            after.Add(entry.Key, entry.Value);
        }

        files.SetValue(disk, after);
        return disk;
    }

    private static void SetBackingField(object target, string property, object value) =>
        target.GetType().GetField($"<{property}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(target, value);
}
