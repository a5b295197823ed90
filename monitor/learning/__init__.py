"""What an owner sees and decides of what a brand has taught: how well it is read, its layers, its own topics."""
