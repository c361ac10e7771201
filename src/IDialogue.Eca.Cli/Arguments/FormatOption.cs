using System.CommandLine;
using System.CommandLine.Parsing;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary>The format of a report, one of those that can write it; <c>--json</c> is short for one of them.</summary>
internal sealed class FormatOption<TReport> : Option<string>
{
    private readonly ReportFormat[] formats;

    /// <param name="known">The table of formats.</param>
    public FormatOption(IEnumerable<ReportFormat> known)
        : base("--format", "-f")
    {
        formats = [.. known.Where(format => format is IReportWriter<TReport>)];
        var names = formats.Select(format => format.Name).ToArray();
        Description = $"Report format: {string.Join(", ", formats.Select(format => $"{format.Name} ({format.Description})"))}.";
        DefaultValueFactory = _ => names[0];
        this.AcceptOnly(names);
        HelpName = string.Join('|', names);
        Validators.Add(Check);
    }

    /// <summary>Gets or sets a value indicating whether the name of the file decides, where no format is asked for.</summary>
    public bool IsByFileName
    {
        get;
        init
        {
            field = value;
            Description += value ? " Default: that of the output's name." : "";
        }
    }

    /// <summary>The format that a command line asks for.</summary>
    public ReportFormat Of(ParseResult parsed) => parsed.GetValue<bool>(JsonOption.OptionName)
        ? JsonFormat.Instance
        : formats.Single(format => format.Name == parsed.GetValue(this));

    /// <summary>The format that a command line asks for, else that of the file's name.</summary>
    public ReportFormat Of(ParseResult parsed, string? file) =>
        parsed.GetResult(this) is { Implicit: false } || parsed.GetValue<bool>(JsonOption.OptionName) || !IsByFileName
            ? Of(parsed)
            : Array.Find(formats, format => file?.EndsWith(format.FileEnd, StringComparison.OrdinalIgnoreCase) == true) ?? Of(parsed);

    /// <summary>Writes a report in the format of the command line or of the file's name.</summary>
    public string? Write(ParseResult parsed, TReport report, string? file) => ((IReportWriter<TReport>)Of(parsed, file)).Write(report);

    /// <summary>Writes a report in the format that a command line asks for.</summary>
    public string? Write(ParseResult parsed, TReport report) => ((IReportWriter<TReport>)Of(parsed)).Write(report);

    private static void Check(OptionResult result)
    {
        var json = JsonFormat.Instance.Name;
        if (result.GetResult(JsonOption.OptionName) is OptionResult { Implicit: false } && result.Tokens.Any(token => token.Value != json))
        {
            result.AddError($"'{JsonOption.OptionName}' means '--format {json}' and cannot be combined with another format.");
        }
    }
}
