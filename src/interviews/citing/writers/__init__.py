"""The entries of a format, a quotation or a reference: one module a family of formats."""
