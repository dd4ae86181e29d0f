"""Document -> Record: times, places, actors, statements and events, each stage a function from values to values."""
