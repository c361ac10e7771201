#if !NET

namespace System;

/// <summary>What netstandard2.0 lacks of <see cref="string"/>.</summary>
internal static class StringPolyfills
{
    public static bool Contains(this string text, string value, StringComparison comparison) => text.IndexOf(value, comparison) >= 0;
}

#endif
