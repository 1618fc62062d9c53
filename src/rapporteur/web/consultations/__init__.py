"""Ways of asking: questionnaires, their versions, opening, closing and extensions."""
