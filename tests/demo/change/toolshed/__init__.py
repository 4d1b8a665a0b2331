"""Toolshed: lending tools among neighbours."""
