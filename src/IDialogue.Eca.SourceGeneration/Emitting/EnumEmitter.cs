using System.Text;
using IDialogue.Eca.SourceGeneration.Catalog;

namespace IDialogue.Eca.SourceGeneration.Emitting;

/// <summary>Emits an enum and its entry in the internal table of enums.</summary>
internal static class EnumEmitter
{
    public static string Emit(CatalogEntry entry, CatalogVersions versions)
    {
        var values = entry.Values.Where(value => !versions.IsRetired(value.Until)).ToArray();
        var source = new StringBuilder(CSharp.FileStart);
        var stringTyped = entry.SalesforceType is null ? "" : $" Salesforce types it as {entry.SalesforceType}.";
        source.Append(
            $$"""
            /// <summary>{{CSharp.Documentation(entry.Summary)}}</summary>
            /// <remarks>Salesforce type <c>{{entry.Name}}</c>, {{CSharp.Versions(entry.Since, null)}}.{{stringTyped}}</remarks>
            public enum {{entry.Name}}
            {

            """);
        foreach (var value in values)
        {
            var setup = (value.Label is null ? "" : $" Setup: \"{CSharp.Documentation(value.Label)}\".")
                + (value.Runtime is null ? "" : $" In token requests: <c>{value.Runtime}</c>.")
                + (value.AliasOf is null ? "" : $" Salesforce stores <c>{value.AliasOf}</c> in its place.");
            source.Append(
                $$"""
                    /// <summary>{{CSharp.Documentation(value.Description)}}</summary>
                    /// <remarks>{{CSharp.Versions(value.Since, value.Until)}}.{{setup}}</remarks>
                    {{value.Name}},

                """);
        }

        source.Append(
            $$"""
            }

            internal static partial class Enums
            {
                public static MetadataEnum {{entry.Name}} { get; } = new(
                    {{CSharp.Literal(entry.Name)}},
                    {{CSharp.Literal(entry.Summary)}},
                    isText: {{(entry.SalesforceType == "string" ? "true" : "false")}},
                    [

            """);
        foreach (var value in values)
        {
            source.Append(
                $$"""
                            new MetadataEnumValue({{CSharp.Literal(value.Name)}}, Metadata.{{entry.Name}}.{{value.Name}})
                            {
                                Description = {{CSharp.Literal(value.Description)}},
                                Since = {{CSharp.Version(value.Since)}},

                """);
            source.Append(CSharp.Assignment("Until", value.Until is { } until ? CSharp.Version(until) : null));
            source.Append(CSharp.Assignment("Label", value.Label is { } label ? CSharp.Literal(label) : null));
            source.Append(CSharp.Assignment(
                "FormerLabels", value.FormerLabels is { } labels ? CSharp.Literals(labels.Split('|')) : null));
            source.Append(CSharp.Assignment("RuntimeNames", value.Runtime is { } runtime ? CSharp.Literals(runtime.Split(' ')) : null));
            source.Append(CSharp.Assignment("AliasOf", value.AliasOf is { } alias ? CSharp.Literal(alias) : null));
            source.Append("            },\n");
        }

        source.Append(
            """
                    ]);
            }

            """);
        return source.ToString();
    }
}
