namespace Microsoft.Coyote.Runtime;

/// <summary>Is told of a failure.</summary>
/// <param name="ex">The failure.</param>
public delegate void OnFailureHandler(Exception ex);
