"""Times of a text: the tables of their words, the calendar, and the shapes a time can have, one module each."""
