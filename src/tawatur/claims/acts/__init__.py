"""Events in a sentence: which words tell one, who did it, who suffered, how many, whether it happened.

A word that may tell an event is a *candidate*; its arguments are the noun phrases that its frame allows (``acts.toml``). Candidates
that only say how another act was done («هجوم ... بسيارة مفخخة», «غارة استهدفت») are drawn into it, so that one act is told once.

The modules import one another downwards only (a contract in ``pyproject.toml``)::

    find                                   the order of the steps
    candidates, telling                    which words may tell an event; whether they do
    needs, meant, means, absorb, pairs     what must stand by; whom pronouns mean; with what; several drafts that tell one event
    roles                                  the arguments of a draft
    nouns, verbs, supports, sides, people  one module for each kind of word that tells an event
    happened                               denials and wishes
    before, args                           the phrases before and after a trigger
    figures, kinds                         figures beside a word; what a phrase stands for
    sight, draft                           one sentence as the rules see it; an event being worked out
"""

from tawatur.claims.acts.draft import Draft
from tawatur.claims.acts.find import find
from tawatur.claims.acts.sight import Sight, Told

__all__ = ["Draft", "Sight", "Told", "find"]
