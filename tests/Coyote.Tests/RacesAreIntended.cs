[assembly: RacesAreIntended("Points by hand stand for the accesses, as Coyote's users write them.")]
