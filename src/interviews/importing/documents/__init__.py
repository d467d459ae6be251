"""Word processors' documents, from pandoc's tree to lines in which our parser sees who speaks."""
