"""What a quiz and its questions measured: statistics after classical test theory, with how sure they are.

The formulas are those of Moodle's quiz statistics, so that figures compare; `docs/item-analysis.md` has them.
"""
