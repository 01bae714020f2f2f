"""Facts, names and questions as people type them into a form, turned into plain data of files and back.

A form holds one text per field. What stands for a list has one item a line.
"""
