"""Figures of a text: the tables of their words, numerals, what is no figure, and hedges, one module each."""
