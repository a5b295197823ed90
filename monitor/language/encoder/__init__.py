"""The small transformer: reads whole sentences where the linear model only counts words."""
