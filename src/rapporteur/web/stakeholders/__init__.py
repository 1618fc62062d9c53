"""The register: organisations and people, their affiliations, and merges on the record."""
