"""Events in a sentence: which words tell one, who did it, who suffered, how many, whether it happened.

A word that may tell an event is a *candidate*; its arguments are the noun phrases that its frame allows (``acts.toml``). Candidates
that only say how another act was done («هجوم ... بسيارة مفخخة», «غارة استهدفت») are drawn into it, so that one act is told once.

The modules import one another in this order only, each those before it::

    draft, sight                    an event being worked out; one sentence as the rules see it
    kinds, figures, args, before    what a phrase stands for; figures; the phrases after and before a trigger
    verbs, supports, sides, nouns,  roles, one module for each kind of word that tells an event
    people
    happened, roles                 denials and wishes; which of the modules above fills the roles of a draft
    pairs, absorb, meant, means     several drafts that tell one event; whom pronouns mean; with what an act was done
    needs, telling, candidates      whether a word tells an event at all
    find                            the order of the steps
"""

from tawatur.claims.acts.draft import Draft
from tawatur.claims.acts.find import find
from tawatur.claims.acts.sight import Sight, Told

__all__ = ["Draft", "Sight", "Told", "find"]
