"""The commands of ``python -m edition``, one module for each."""
