using CsCheck;

namespace IDialogue.Eca.Testing;

/// <summary>Words that a shell, a terminal or MSBuild takes for more than text.</summary>
public static class HostileWords
{
    private const string Marks = "ax0_.-+@ '#éЖ\"\\$`!%&|;<>()[]{}*?~^=,:/\n\r\t\u001b\u009b\u202e\u200b\u2028“”„‘’‚‛–";

    /// <summary>Words that make a file where a shell runs a part of them, and words that are hard to quote.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "$work", "$(touch x)", "`touch x`", "a;touch x", "a&touch x", "a|touch x", "a>x", "a&&touch x", "x\ntouch x", "x\r\ntouch x\n",
        "'", "\"", "it's", "a'b\"c", "' ; touch x ; '", "\" ; touch x ; \"", "'$(touch x)'", "\"$(touch x)\"", "it's $(touch x)",
        "it's \"$(touch x)\" `touch x`", "‘$(touch x)’", "’$(touch x)", "‚;touch x", "‛;touch x", "a’ ; touch x #",
        "’ ; touch x ; ‘", "“$(touch x)”", "”;touch x", "„;touch x", "it's ”$(touch x)", "’\"$(touch x)", "$'touch x'", "\\", "a\\",
        "\\'", "\\';touch x;'", "%", "%PATH%", "%24(HOME)", "!", "!!", "~", "~root", "-", "--", "-x", "-x.y", "--flag=x", "*", "?", "[a]",
        "@(touch x)", "@{a=1}", "@x", "$env:PATH", "$env:PATH;touch x", "${x}", "${env:PATH}", "$$", "$?", "$@(x)", "(touch x)",
        "{touch x}", "{a,b}", "&touch x", "#", "#x", "<x", ">x", ">>x", "2>x", "=ls", "a=b", "a,b", "a, b", "", " ", "  a  ",
        "\t", "\n", "a\u2028b", "a\u0085touch x", "\u202Etxt.exe", "a\u200Bb", "\u001B[31m", "\u009B31m", "\u007F",
        "é", "Ж", "名前", "😀", "\U000E0041", "\u3164", "1e3", "0x1F", "010", "1kb", ".5", "+1", "true", "$true", "--%", "--% touch x",
        "a--%b", "::set-output name=a::b", "##vso[task.x]", "##[x]", "'##vso[x]\n",
    ];

    /// <summary>Words of dangerous characters, and the list.</summary>
    public static Gen<string> Any { get; } = Gen.Frequency(
        (1, Gen.OneOf([.. All.Select(Gen.Const)])),
        (1, Gen.Select(Gen.OneOf([.. All.Select(Gen.Const)]), Gen.OneOf([.. All.Select(Gen.Const)]), (one, other) => one + other)),
        (3, Gen.String[Gen.Char[Marks], 0, 12]));
}
