"""The Arabic pack: folding, tokens, sentences, numbers, dates, and the tables of words."""
