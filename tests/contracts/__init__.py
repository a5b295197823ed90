"""What every platform room must do. A new room: write its World, add it to WORLDS in conftest.py."""
