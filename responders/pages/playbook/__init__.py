"""The page of the owner's playbook: what may be promised, in plain words."""
