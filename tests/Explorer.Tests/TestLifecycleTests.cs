using Microsoft.Coyote.SystematicTesting;

namespace Weft.Exploration.Tests
{
    /// <summary>What stands around tests is found by name, and a fault of it is told to the user in one sentence.</summary>
    public class TestLifecycleTests
    {
        [Fact]
        public void BeforeAll_MethodThatThrows_IsNamedWithWhatItThrew()
        {
            var usage = Assert.Throws<UsageException>(new TestLifecycle(typeof(TestLifecycleTests).Assembly).BeforeAll);

            Assert.Contains("Broken.Begin, which is marked [TestInitAttribute], threw System.InvalidOperationException: no server",
                usage.Message, StringComparison.Ordinal);
        }

        private static class Broken
        {
            [TestInit]
            internal static void Begin() => throw new InvalidOperationException("no server");
        }
    }
}

namespace Microsoft.Coyote.SystematicTesting
{
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class TestInitAttribute : Attribute;
}
