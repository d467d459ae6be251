"""The index for assistants, over the Model Context Protocol: to read, quote, prove and cite."""
