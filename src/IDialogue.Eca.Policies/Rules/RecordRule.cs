using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>A rule about records of one type. It does not check a record if one of the fields it depends on could not be read.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="description">What is known of the rule.</param>
/// <param name="fields">The fields that it depends on.</param>
internal abstract class RecordRule<T>(RuleDescription description, params MetadataField[] fields) : PolicyRule(description)
    where T : MetadataComponent
{
    public sealed override Type RecordType => typeof(T);

    public sealed override IReadOnlyList<RuleFinding>? Check(AppRecords app)
    {
        List<RuleFinding>? findings = null;
        foreach (var component in app.Records)
        {
            if (component is T record && app.IsReadable(record, fields) && !LacksUnread(app) && AppliesTo(record, app))
            {
                findings ??= [];
                findings.AddRange(Check(record, app));
            }
        }

        return findings;
    }

    public sealed override bool IsSilentAbout(AppRecords app) =>
        LacksUnread(app)
        || app.Records.Any(component => component is T && !(app.IsReadable(component, fields) && app.IsReadable(component, ListsByItem)));

    /// <summary>Lists whose items are checked one by one, so that those that could be read are.</summary>
    protected virtual MetadataField[] ListsByItem => [];

    /// <summary>Types of the app's other records whose absence the rule reports.</summary>
    protected virtual MetadataType[] Asked => [];

    /// <summary>Checks whether the record has what the rule is about.</summary>
    protected virtual bool AppliesTo(T record, AppRecords app) => true;

    /// <summary>Finds the violations of a record.</summary>
    protected abstract IEnumerable<RuleFinding> Check(T record, AppRecords app);

    /// <summary>A record that is not here is not missing if it may be in what could not be read.</summary>
    private bool LacksUnread(AppRecords app) =>
        Array.Exists(Asked, type => app.MayHave(type) && !app.Records.Any(record => record.GetMetadataType() == type));
}
