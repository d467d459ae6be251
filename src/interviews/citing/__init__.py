"""Turns an interview and one of its pairs into citations."""
