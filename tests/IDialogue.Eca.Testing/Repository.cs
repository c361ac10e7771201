namespace IDialogue.Eca.Testing;

/// <summary>Folders of this repository.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "IDialogue.Eca.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("The tests run outside the repository: no IDialogue.Eca.sln above them.");
        }

        return folder;
    }
}
