using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Testing;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace IDialogue.Eca.MSBuild.Tests;

/// <summary>What the log of a build shows of hostile names.</summary>
public sealed class ShownLogTests
{
    [Test]
    public void Findings_lines_and_places_show_all_their_characters()
    {
        var engine = new RecordingEngine();
        var log = new TaskLoggingHelper(engine, "Eca");
        foreach (var word in HostileWords.All)
        {
            log.LogDiagnostic(new Diagnostic("ECA0001", DiagnosticSeverity.Error, word, new SourceLocation(word)));
            log.LogDiagnostic(new Diagnostic("ECA0001", DiagnosticSeverity.Warning, word, null));
            log.LogLine(MessageImportance.High, word);
        }

        engine.Errors.Select(error => error.Message).Concat(engine.Errors.Select(error => error.File ?? ""))
            .Concat(engine.Warnings.Select(warning => warning.Message))
            .Concat(engine.Messages.Select(message => message.Message))
            .Should().OnlyContain(text => ShownText.IsPlain(text!));
    }

    [Test]
    public void Only_our_own_line_ends_are_kept()
    {
        var engine = new RecordingEngine();
        var text = new TaskText(new TaskLoggingHelper(engine, "Eca"), "/p.csproj", isWarning: true);

        text.Add(["a\n::error::b", "c"]);
        text.End();

        engine.Warnings.Single().Message.Should().StartWith("a\\u000a::error::b\nc\n");
    }
}
