"""What somebody does with an index in one sitting, without a screen: searches, baskets, citations, a state.

The terminal UI shows it. Nothing here knows Textual, so that it can be tested, and shown, in other ways.
"""
