"""Two readings of one page: by what is sure, and by all that it may mean.

A doubtful text, a sum that does not add up or a year that only stands in a heading is no proof,
and no proof of the contrary. So evidence is read twice: surely, without anything that raises a
doubt, and kindly, with every doubt taken for the best. What holds surely is met; what does not
hold even kindly is not; between them a person is asked, and told which words made the doubt.
"""
