"""Article in, claims and remarks out."""

from tawatur.claims.read import ClaimReader, read_claims

__all__ = ["ClaimReader", "read_claims"]
