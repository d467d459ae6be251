"""What researchers count: turns and shares of talk, words in their contexts, how often each is said."""
