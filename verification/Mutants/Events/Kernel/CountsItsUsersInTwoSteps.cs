namespace Weft.Verification.Mutants.Events.Kernel;

// The count of a shared handle that is read and then written: the fault that the atomic counts of shared_ptr, and of SafeHandle, rule out.
//
//   copies the first copy                       copies the second copy
//   reads 2 users
//                                               reads 2 users, writes 3
//   writes 3 users, and there are 4
//
// Expected: the third who is disposed closes the handle under the fourth. Sound: one atomic step.
internal sealed class CountsItsUsersInTwoSteps : PlainKernelEvent
{
    public CountsItsUsersInTwoSteps()
    {
    }

    private CountsItsUsersInTwoSteps(SharedHandle handle)
        : base(handle)
    {
    }

    protected override PlainKernelEvent Copy(SharedHandle handle) => new CountsItsUsersInTwoSteps(handle);

    protected override void CountUp()
    {
        var users = Volatile.Read(ref Handle.Users);
        Volatile.Write(ref Handle.Users, users + 1);
    }
}
