using System.Diagnostics.CodeAnalysis;

namespace Weft.Exploration.Interception;

/// <summary>The explorer's version of <see cref="Lazy{T, TMetadata}"/>.</summary>
[Redirects(typeof(Lazy<,>))]
internal class ControlledLazy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T, TMetadata>
    : ControlledLazy<T>
{
    public ControlledLazy(TMetadata metadata) => Metadata = metadata;

    public ControlledLazy(TMetadata metadata, bool isThreadSafe)
        : base(isThreadSafe) => Metadata = metadata;

    public ControlledLazy(TMetadata metadata, LazyThreadSafetyMode mode)
        : base(mode) => Metadata = metadata;

    public ControlledLazy(Func<T> valueFactory, TMetadata metadata)
        : base(valueFactory) => Metadata = metadata;

    public ControlledLazy(Func<T> valueFactory, TMetadata metadata, bool isThreadSafe)
        : base(valueFactory, isThreadSafe) => Metadata = metadata;

    public ControlledLazy(Func<T> valueFactory, TMetadata metadata, LazyThreadSafetyMode mode)
        : base(valueFactory, mode) => Metadata = metadata;

    public TMetadata Metadata { get; }
}
