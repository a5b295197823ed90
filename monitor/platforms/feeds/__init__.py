"""News feeds (RSS and Atom): blogs, press, forums, review sites. A feed can only be read."""
