namespace IDialogue.Eca.Packaging;

/// <summary>The forms in which Salesforce's tools take metadata.</summary>
public enum PackageFormat
{
    /// <summary>A folder with package.xml and files named <c>Name.suffix</c>, for <c>sf project deploy start --metadata-dir</c>.</summary>
    Metadata,

    /// <summary>
    /// Files named <c>Name.suffix-meta.xml</c> in a package directory of a Salesforce DX project, for <c>--source-dir</c>.
    /// </summary>
    Source,

    /// <summary>The metadata format in one zip, for <c>--metadata-dir … --single-package</c> and for the REST API.</summary>
    Zip,
}
