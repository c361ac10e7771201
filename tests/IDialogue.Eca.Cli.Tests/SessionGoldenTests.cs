using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>Each folder of <c>Golden/Sessions</c> holds files, and a transcript of commands with all that they print.</summary>
public sealed class SessionGoldenTests
{
    private const string Prompt = "$ ";

    [TestCaseSource(nameof(Cases))]
    public void Prints_this(string folder)
    {
        var transcript = Path.Combine(folder, "session.txt");
        var session = Session.In(Path.Combine(folder, "files"));
        session.Org.IsMissing = folder.EndsWith("without-sf", StringComparison.Ordinal);
        session.Org.Refuses = folder.EndsWith("refused", StringComparison.Ordinal);
        session.Org.HasStubbornAdmin = folder.EndsWith("undone-by-an-admin", StringComparison.Ordinal);

        foreach (var line in File.ReadAllLines(transcript).Where(line => line.StartsWith(Prompt, StringComparison.Ordinal)))
        {
            session.Run(line[Prompt.Length..]);
        }

        Golden.Verify(transcript, session.ToString());
    }

    private static IEnumerable<TestCaseData> Cases() => Golden.Cases("tests", "IDialogue.Eca.Cli.Tests", "Golden", "Sessions");
}
