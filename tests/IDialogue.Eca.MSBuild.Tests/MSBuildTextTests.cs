using IDialogue.Eca.SalesforceCli;
using IDialogue.Eca.Testing;
using Microsoft.Build.Utilities;

namespace IDialogue.Eca.MSBuild.Tests;

/// <summary>Texts in items, as MSBuild reads them back.</summary>
public sealed class MSBuildTextTests
{
    [Test]
    public void MSBuild_reads_every_word_back()
    {
        // On other systems than Windows, MSBuild takes a backslash in an item for a slash.
        var words = HostileWords.All.Where(word => !word.Contains('\\', StringComparison.Ordinal));

        words.Where(word => new TaskItem(MSBuildText.Escape(word)).ItemSpec != word).Should().BeEmpty();
    }

    [Test]
    public void A_property_of_a_command_line_is_one_value() =>
        MSBuildText.Escape("a;b,c=$(PATH)%24@(x)").Should().Be("a%3Bb%2Cc=%24%28PATH%29%2524%40%28x%29");
}
