"""How every shipped model was made, and how to make it again."""
