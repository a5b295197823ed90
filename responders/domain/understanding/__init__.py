"""What a post tells, in the customer's own words: clauses found in the parse, turned to face the customer (P20)."""
