"""Tables of questions under the titles of our own template: as CSV and as a workbook."""

from quizapp.formats.exports.table.csv_file import write_table
from quizapp.formats.exports.table.workbook import write_workbook

__all__ = ["write_table", "write_workbook"]
