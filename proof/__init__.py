"""The promises proved on real processes, at release size: `make proof`, figures in docs/proof.md."""
