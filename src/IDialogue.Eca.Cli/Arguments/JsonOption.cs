using System.CommandLine;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary><c>--json</c>, which every command takes.</summary>
internal sealed class JsonOption : Option<bool>
{
    public const string OptionName = "--json";

    public JsonOption()
        : base(OptionName)
    {
        Description = "Write result and findings as JSON to standard output.";
        Recursive = true;
    }
}
