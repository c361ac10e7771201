#if !NET

namespace System;

/// <summary>Members of <see cref="string"/> that netstandard2.0 lacks.</summary>
internal static class StringPolyfills
{
    public static bool Contains(this string text, string value, StringComparison comparison) => text.IndexOf(value, comparison) >= 0;
}

#endif
