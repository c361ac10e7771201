using System.Text.RegularExpressions;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0165: A formula of a custom attribute that is neither a field nor a quoted text.</summary>
internal sealed class InvalidAttributeFormula()
    : RecordRule<MetadataComponent>(
        RuleDescription.About(
            ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0165", RuleCategory.Deployment, RuleLevel.Error),
        [.. CustomAttributes.Lists])
{
    /// <summary>A text in quotation marks of either kind; one within it has a backslash before it.</summary>
    private static readonly Regex Text = new(@"""(?:\\.|[^""\\])*""|'(?:\\.|[^'\\])*'", RegexOptions.CultureInvariant);

    /// <summary>A field, the name of a function, or a word that is neither.</summary>
    private static readonly Regex Name = new(@"[$A-Za-z_][\w.]*(?<call>\s*\()?", RegexOptions.CultureInvariant);

    /// <summary>A field, for example <c>User.Country</c> or <c>$Organization.Country</c>; the guide writes both forms.</summary>
    private static readonly Regex Field = new(
        @"^(?:\$[A-Za-z]\w*|User|Organization|Profile|UserRole|ConnectedApplication)(?:\.[A-Za-z_]\w*)+$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly HashSet<string> Constants = new(["TRUE", "FALSE", "NULL"], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The <a href="https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm">functions of formulas</a> that give or
    /// take texts, numbers, dates and truth values.
    /// </summary>
    private static readonly HashSet<string> Functions = new(
        ("ABS ADDMONTHS AND ASCII BEGINS BLANKVALUE BR CASE CASESAFEID CEILING CHR CONTAINS DATE DATETIMEVALUE DATEVALUE DAY DAYOFYEAR "
        + "EXP FIND FLOOR FORMATDURATION FROMUNIXTIME GETSESSIONID HOUR HTMLENCODE HYPERLINK IF IMAGE INCLUDES INITCAP ISBLANK ISNULL "
        + "ISNUMBER ISOWEEK ISOYEAR ISPICKVAL JSENCODE LEFT LEN LN LOG LOWER LPAD MAX MCEILING MFLOOR MID MILLISECOND MIN MINUTE MOD "
        + "MONTH NOT NOW NULLVALUE OR PI PICKLISTCOUNT REGEX REVERSE RIGHT ROUND RPAD SECOND SQRT SUBSTITUTE TEXT TIMENOW TIMEVALUE "
        + "TODAY TRIM TRUNC UNIXTIMESTAMP UPPER URLENCODE VALUE VLOOKUP WEEKDAY YEAR").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => CustomAttributes.ListOf(record) is not null;

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app)
    {
        var list = CustomAttributes.ListOf(record)!;
        foreach (var attribute in (IEnumerable<MetadataObject>)list.GetValue(record)!)
        {
            var field = CustomAttributes.FormulaOf(attribute);
            var place = app.Place(attribute, field);
            if (field.GetValue(attribute) is string formula && FindMistake(formula.Trim()) is { } mistake)
            {
                var isShown = place is null || !app.FromVariables.Contains(place.Value);
                yield return new RuleFinding(place, $"The formula {(isShown ? $"{formula.Trim()} " : "")}{mistake}");
            }
        }
    }

    /// <summary>Finds the mistake in a formula, as the end of a sentence with the fix.</summary>
    private static string? FindMistake(string formula)
    {
        if (formula.Count(character => character == '"') % 2 != 0)
        {
            return "has an unclosed quotation mark. Write a text as '\"text\"', single quotes outside.";
        }

        var rest = Text.Replace(formula, " ");
        if (rest.Count(character => character == '(') != rest.Count(character => character == ')'))
        {
            return "has an unclosed parenthesis. Close it; write a text as '\"text\"', single quotes outside.";
        }

        var isText = rest.Trim().Length == 0 && formula.Contains('"');
        var names = Name.Matches(rest).Cast<Match>().ToArray();
        return isText || (names.Length > 0 && names.All(IsKnown))
            ? null
            : "is neither a field, for example $User.Country, nor a quoted text. YAML drops the outer quotes; write a text as "
                + "'\"text\"', single quotes outside.";
    }

    private static bool IsKnown(Match name)
    {
        var call = name.Groups["call"];
        var word = call.Success ? name.Value.Substring(0, call.Index - name.Index) : name.Value;
        return call.Success ? Functions.Contains(word) : Constants.Contains(word) || Field.IsMatch(word);
    }
}
