using CsCheck;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Testing;

/// <summary>Makes records of every type with every kind of value, for the laws that hold for all records.</summary>
/// <param name="random">Where the values come from.</param>
/// <param name="version">The API version that knows all that a record says; all versions together when absent.</param>
public sealed class RecordGenerator(Random random, ApiVersion? version = null)
{
    private const string Characters = "aZ09 _-.,:;/\\&<>\"'\r\n\t]äß漢字\u00A0\u2028😀";

    public static Gen<MetadataObject> Records { get; } = Gen.Int.Select(seed => new RecordGenerator(new Random(seed)).Record());

    public static Gen<MetadataComponent> Components { get; } =
        Gen.Int.Select(seed => (MetadataComponent)new RecordGenerator(new Random(seed)).Record(MetadataCatalog.Components));

    public static Gen<ConnectedApp> ConnectedApps { get; } =
        Gen.Int.Select(seed => (ConnectedApp)new RecordGenerator(new Random(seed)).Record([ConnectedApp.MetadataType]));

    /// <summary>A component as an org might have it, and what shall hold of it: partly the same, partly not, partly nothing.</summary>
    public static Gen<(MetadataComponent Retrieved, DesiredComponent Desired)> Merges { get; } =
        Gen.Int.Select(seed => new RecordGenerator(new Random(seed)).Merge());

    /// <summary>A component of this type.</summary>
    public MetadataComponent Component(MetadataType type) => (MetadataComponent)Record([type]);

    private (MetadataComponent Retrieved, DesiredComponent Desired) Merge()
    {
        var retrieved = (MetadataComponent)Record(MetadataCatalog.Components);
        var type = retrieved.GetMetadataType();
        var other = Record(type, retrieved.FullName);
        var values = new FieldValues(type) { FullName = retrieved.FullName };
        foreach (var field in type.Fields.Where(field => !field.IsNeverWritten))
        {
            var source = field.IsAlwaysRequired || random.Next(3) == 0 ? retrieved : random.Next(2) == 0 ? other : null;
            var value = source is null ? null : field.GetValue(source);
            foreach (var item in field.IsRepeated
                ? ((System.Collections.IEnumerable?)value ?? Array.Empty<object>()).Cast<object>()
                : value is null ? [] : [value])
            {
                values.Add(field, item);
            }
        }

        var optional = type.Fields.Where(field => !field.IsAlwaysRequired && !field.IsNeverWritten).ToArray();
        return (retrieved, new DesiredComponent((MetadataComponent)type.Create(values))
        {
            Removed = optional.Where(field => !field.IsRequired && !values.Has(field) && random.Next(6) == 0).ToValueList(),
            Exact = optional.Where(field => field.IsAdditive && random.Next(2) == 0).ToValueList(),
        });
    }

    private MetadataObject Record() => Record([.. MetadataCatalog.Components, Package.MetadataType]);

    private MetadataObject Record(ValueList<MetadataType> types)
    {
        var type = types[random.Next(types.Count)];
        return Record(type, type.ManifestMember ?? Name());
    }

    private MetadataObject Record(MetadataType type, string fullName)
    {
        var values = new FieldValues(type) { FullName = fullName };
        var unknown = new List<UnknownElement>();
        foreach (var field in type.Fields.Where(field => !field.IsNeverWritten && (version is not { } known || field.IsKnownTo(known))))
        {
            var choice = random.Next(4);
            if (field.IsAlwaysRequired || choice < 2 || (version is { } target && field.IsRequiredBy(target)))
            {
                var count = field.IsRepeated ? random.Next(1, 4) : 1;
                for (var i = 0; i < count; i++)
                {
                    values.Add(field, field.Role switch
                    {
                        // In no org do these hold anything but names.
                        FieldRole.App => Name(),
                        FieldRole.Name when fullName.Length > 0 => fullName,
                        _ => Value(field),
                    });
                }
            }
            else if (choice == 2 && random.Next(4) == 0)
            {
                unknown.Add(Nil(field.Name));
            }
        }

        for (var i = random.Next(3); i > 0; i--)
        {
            unknown.Add(Unknown(depth: 0));
        }

        values.UnknownElements = unknown.OrderBy(element => element.Name, StringComparer.Ordinal).ToValueList();
        return type.Create(values);
    }

    private object Value(MetadataField field) => field.Kind switch
    {
        MetadataValueKind.Text => Text(),
        MetadataValueKind.Boolean => random.Next(2) == 0,
        MetadataValueKind.Integer => random.Next(int.MaxValue),
        MetadataValueKind.Enumeration => EnumValue(field.Enum!),
        _ => Record(field.ComplexType!, ""),
    };

    private object EnumValue(MetadataEnum type)
    {
        var values = type.Values.Where(value => version is not { } known || value.IsKnownTo(known)).ToArray();
        return values[random.Next(values.Length)].Value;
    }

    private string Text()
    {
        var runes = Characters.EnumerateRunes().ToArray();
        return string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => runes[random.Next(runes.Length)].ToString()));
    }

    private string Name() => "N" + random.Next(100_000).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static UnknownElement Nil(string name) => new()
    {
        Name = name,
        Attributes = [new UnknownAttribute { Name = "nil", Namespace = "http://www.w3.org/2001/XMLSchema-instance", Value = "true" }],
    };

    private UnknownElement Unknown(int depth) => random.Next(4) switch
    {
        0 => new UnknownElement { Name = Name() },
        1 when depth < 3 => new UnknownElement
        {
            Name = Name(),
            Namespace = random.Next(2) == 0 ? null : "urn:other",
            Children = Enumerable.Range(0, random.Next(1, 3)).Select(_ => Unknown(depth + 1)).ToValueList(),
        },
        2 => new UnknownElement
        {
            Name = Name(),
            Attributes = [new UnknownAttribute { Name = "a", Namespace = "urn:x", Value = Text() }],
            Text = Text(),
        },
        _ => new UnknownElement { Name = Name(), Text = Text() },
    };
}
