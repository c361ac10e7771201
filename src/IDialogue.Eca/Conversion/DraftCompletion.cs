using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Conversion;

/// <summary>Completes the records of an app by what depends on all of them, after each value was moved.</summary>
/// <param name="app">The connected app.</param>
/// <param name="places">The locations of the connected app's values.</param>
/// <param name="diagnostics">Takes what a reader should check.</param>
/// <param name="drafts">The records.</param>
/// <param name="fieldsSaid">The fields that the connected app sets.</param>
internal sealed class DraftCompletion(
    ConnectedApp app,
    SourceMap places,
    DiagnosticBag diagnostics,
    IReadOnlyCollection<RecordDraft> drafts,
    IReadOnlyCollection<MetadataField> fieldsSaid)
{
    private const string RefreshTokenScope = "RefreshToken";

    public void Run(IEnumerable<RecordMapping> made)
    {
        AddDefaults();
        NameSettings();
        RemoveRefreshPolicy();
        RemoveFlowWithoutUser();
        AddAppPolicies(made);
    }

    /// <summary>Says what a connected app takes for granted, and tells it where an External Client App does not.</summary>
    private void AddDefaults()
    {
        foreach (var row in ConnectedAppMapping.Fields.Where(row => row.Default is not null && !fieldsSaid.Contains(row.Source)))
        {
            var target = row.Targets[0];
            if (drafts.FirstOrDefault(draft => draft.Type == target.DeclaringType) is { } draft)
            {
                var value = row.Convert(row.Default!, target)!;
                draft.Add(target, value, null);
                if (!value.Equals(target.Default) && !(IsOfRefreshTokens(row) && HasNoRefreshTokens()))
                {
                    diagnostics.Add(DiagnosticCatalog.DefaultWritten(
                        places.Find(app, null),
                        row.Source.DeclaringType,
                        row.Source,
                        ValueText.OfItem(target, value),
                        ValueText.OfItem(target, target.Default!)));
                }
            }
        }
    }

    /// <summary>Labels the OAuth settings of an app without scopes: an app needs them, and a section is never empty.</summary>
    private void NameSettings()
    {
        var settings = drafts.FirstOrDefault(draft => draft.Type == ExtlClntAppOauthSettings.MetadataType);
        if (settings?.Values(ExtlClntAppOauthSettings.Fields.CommaSeparatedOauthScopes).Any() == false)
        {
            settings.Add(ExtlClntAppOauthSettings.Fields.Label, app.Label, null);
        }
    }

    /// <summary>Takes back the policy for refresh tokens of an app that gets none.</summary>
    private void RemoveRefreshPolicy()
    {
        var row = ConnectedAppMapping.Fields.First(IsOfRefreshTokens);
        // That they expire at once is kept: it holds on the day when the app gets the scope.
        var isZero = drafts.Any(draft => draft.Values(row.Targets[0]).Contains(RefreshTokenPolicyType.Zero));
        if (!isZero && HasNoRefreshTokens() && drafts.Any(draft => draft.Remove(row.Targets)) && fieldsSaid.Contains(row.Source))
        {
            diagnostics.Add(DiagnosticCatalog.RefreshPolicyNotMoved(places.Find(app.OauthPolicy!, row.Source), row.Source));
        }
    }

    /// <summary>Takes the client credentials flow out of the policies of an app that names no user for it: an org refuses them.</summary>
    private void RemoveFlowWithoutUser()
    {
        var flow = ExtlClntAppOauthConfigurablePolicies.Fields.IsClientCredentialsFlowEnabled;
        var user = ExtlClntAppOauthConfigurablePolicies.Fields.ClientCredentialsFlowUser;
        if (drafts.FirstOrDefault(draft => draft.Type == flow.DeclaringType) is not { } policies
            || !policies.Values(flow).Contains(true)
            || policies.Values(user).Any())
        {
            return;
        }

        policies.Remove([flow]);
        var source = ConnectedAppOauthConfig.Fields.IsClientCredentialEnabled;
        diagnostics.Add(DiagnosticCatalog.FieldNotConverted(
            places.Find(app.OauthConfig!, source),
            source.DeclaringType,
            source.Name,
            $"the connected app names no user for the flow, and an org refuses '{policies.Type.PolicyKey}' without one. "
            + $"Set '{flow.PolicyKey}' and '{user.PolicyKey}' there; until then, only the app's settings turn the flow on."));
    }

    private static bool IsOfRefreshTokens(FieldMapping row) => row.Source == ConnectedAppOauthPolicy.Fields.RefreshTokenPolicy;

    /// <summary>Checks whether the app has scopes, and none of them is for refresh tokens.</summary>
    private bool HasNoRefreshTokens()
    {
        var scopes = drafts.SelectMany(draft => draft.Values(ExtlClntAppOauthSettings.Fields.CommaSeparatedOauthScopes))
            .Cast<string>()
            .ToArray();
        var known = ExtlClntAppOauthSettings.Fields.CommaSeparatedOauthScopes.ItemEnum!;
        return scopes.Length > 0 && !scopes.Select(known.FindByName).Any(scope => (scope?.AliasOf ?? scope?.Name) == RefreshTokenScope);
    }

    /// <summary>Says in the app's own policies what its other records need: that their plugins are on.</summary>
    private void AddAppPolicies(IEnumerable<RecordMapping> made)
    {
        var policies = drafts.First(draft => draft.Type == ExtlClntAppConfigurablePolicies.MetadataType);
        foreach (var (field, value) in made.SelectMany(record => record.GivenInAppPolicies))
        {
            policies.Add(field, value, null);
        }
    }
}
