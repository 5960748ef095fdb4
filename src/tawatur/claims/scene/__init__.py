"""Where and when: the places and times of a sentence, which event each belongs to, and what carries over from the sentence before.

A place belongs to the event whose trigger it follows most closely in its clause; the harm and the act that caused it share place and
time; a place at the head of the sentence («وفي مدينة كذا، ...») holds for all that follows. An event with none takes that of the
sentence before, unless it is planned, a total, or another matter begins.
"""

from tawatur.claims.scene.setting import Setting
from tawatur.claims.scene.site import Found, Site
from tawatur.claims.scene.times import Scene
from tawatur.claims.scene.words import PlaceWords

__all__ = ["Found", "PlaceWords", "Scene", "Setting", "Site"]
