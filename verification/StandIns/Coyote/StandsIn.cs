using Weft.Exploration;

// The package Microsoft.Coyote is these three. Of the last one there is nothing here: its members are refused by name.
[assembly: StandsInFor("Microsoft.Coyote")]
[assembly: StandsInFor("Microsoft.Coyote.Test")]
[assembly: StandsInFor("Microsoft.Coyote.Actors")]
