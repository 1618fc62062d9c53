"""The sections of the report, one module each; every one adds its entries to a Page."""
