"""The JSON of recognisers and podcasts: one module a family, each with shapes that tell themselves."""
