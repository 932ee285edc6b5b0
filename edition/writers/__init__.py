"""How the nodes of the edition are written, one module for each format."""
