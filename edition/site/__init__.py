"""What every page of the web site shows around its text."""
