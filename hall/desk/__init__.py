"""What people do: a file per noun, a function per verb; one act is one page of the book and one
commit.
"""
