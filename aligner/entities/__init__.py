"""What can be recognised in the text of one segment: numbers, dates, names, links ...

A recogniser takes a text and the code of its language, and gives frozen records with a `span`
each: code points within that text, half-open. It knows nothing of the other language; checks
compare.
"""
