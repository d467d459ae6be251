"""The terminal UI in a browser, for those alone who were given its address."""
