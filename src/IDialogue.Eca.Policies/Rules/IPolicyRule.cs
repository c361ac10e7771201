using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Binding;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>One thing that records must not say, beyond what the catalogue knows of their fields.</summary>
internal interface IPolicyRule
{
    void Check(BoundComponent component, SourceMap places, DiagnosticBag diagnostics);
}
