"""What an owner sets for a brand: what is watched for, who is told, how it speaks."""
