# SPDX-License-Identifier: GPL-2.0-or-later
"""The auditor: an attacker who has only the released files, and the rules what such a person may find out.

It reads what was written (`readers`), says what follows from it (`equations`), computes for each number that was
withheld between which ends it must lie (`attack`), and judges (`rules`). It shares no code with what hides numbers, so
that one mistake cannot be made on both sides; a test holds that.
"""
