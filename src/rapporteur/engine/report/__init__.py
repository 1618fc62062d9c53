"""The report: data first (report.json), renderings of it, and the audit that makes it all again."""
