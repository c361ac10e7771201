using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>The picture on the landing page is what the tool prints for the sample. <c>.ci/recording</c> draws it anew.</summary>
public sealed class RecordingTests
{
    [Test]
    public void The_landing_page_shows_what_the_tool_prints()
    {
        var disk = new MockFileSystem();
        disk.AddFile("/project/policy.eca.yaml", new MockFileData(
            File.ReadAllBytes(Repository.Path("samples", "IDialogueConnection", "policy.eca.yaml"))));
        var session = new Session(disk);

        session.Run("eca validate");
        session.Run("eca build");

        Golden.Verify(Repository.Path("docs", "images", "eca.svg"), TerminalPicture.Draw(session.ToString()));
    }
}
