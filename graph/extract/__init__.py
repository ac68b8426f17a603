"""What a document mentions: head, citations, agencies, duties, targets, deadlines."""
