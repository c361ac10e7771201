using System.IO.Abstractions;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>Each folder of <c>Golden/Mistakes</c> is a policy file with mistakes and all that is told of them.</summary>
public sealed class MistakeGoldenTests
{
    [TestCaseSource(nameof(Cases))]
    public void Tells_these_findings(string folder)
    {
        var package = new PolicyGenerator(new FileSystem()).Compile(GoldenRequest.For(folder));

        package.Value.Should().BeNull();
        var lines = package.Diagnostics.Select(
            diagnostic => diagnostic.ToString().Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
        Golden.Verify(Path.Combine(folder, "diagnostics.txt"), string.Concat(lines.Select(line => line + "\n")));
    }

    private static IEnumerable<TestCaseData> Cases() => Golden.Cases("tests", "IDialogue.Eca.Policies.Tests", "Golden", "Mistakes");
}
