using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>A rule about records of one type. It is silent where the author tried to say a field it depends on and that could not be read.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="description">What is known of the rule.</param>
/// <param name="fields">Names of the fields that it depends on.</param>
internal abstract class RecordRule<T>(RuleDescription description, params string[] fields) : PolicyRule(description)
    where T : MetadataComponent
{
    public sealed override bool AppliesTo(AppRecords app) => app.Readable<T>(fields).Any(record => AppliesTo(record, app));

    public sealed override IEnumerable<Diagnostic> Check(AppRecords app) =>
        app.Readable<T>(fields).Where(record => AppliesTo(record, app)).SelectMany(record => Check(record, app));

    /// <summary>Whether the record has what the rule is about.</summary>
    protected virtual bool AppliesTo(T record, AppRecords app) => true;

    /// <summary>What the record breaks.</summary>
    protected abstract IEnumerable<Diagnostic> Check(T record, AppRecords app);
}
