namespace Microsoft.Coyote.Actors;

public abstract class Actor
{
    protected Actor() => throw new NotSupportedException("A call was not led to the stand-in.");

    protected virtual void OnHalt()
    {
    }
}
