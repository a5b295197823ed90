"""A platform made up for tests of connecting: it costs money, has a token, and speaks HTTP on loopback.

`KioskServer` plays it; `about` and `listen` are its room, which a test registers for as long as it runs.
"""
