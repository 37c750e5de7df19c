"""A website that was there before: its pages know nothing of the assessment."""
