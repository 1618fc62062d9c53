"""What the engine learns from a corpus: vectors, codes, themes, phrases, copies, prevalence, coverage."""
