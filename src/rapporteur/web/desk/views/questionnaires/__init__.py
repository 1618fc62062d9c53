"""The questionnaire editor: outline, sections, questions, workbooks, preview."""
