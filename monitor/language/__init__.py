"""Reading: the spaCy pipeline that makes a reading of a mention, its training and its weights."""
