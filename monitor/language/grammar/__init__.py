"""The grammar of a text: sentences, parts of speech, lemmas, who depends on whom. Loaded only where it is needed."""
