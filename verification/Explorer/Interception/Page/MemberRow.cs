using System.Reflection;

namespace Weft.Exploration.Interception;

/// <summary>One public member of a type of the table.</summary>
/// <param name="Family">The family that it belongs to; null for none, which is a gap in the table.</param>
/// <param name="Type">Its type.</param>
/// <param name="Member">The member.</param>
/// <param name="Word">What happens to a call of it.</param>
/// <param name="Reason">Why it is refused, where that is worth telling.</param>
internal sealed record MemberRow(Family? Family, Type Type, MemberInfo Member, MemberWord Word, string? Reason);
