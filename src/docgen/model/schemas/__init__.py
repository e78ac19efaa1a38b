"""Kinds of document made from a `schema.yaml`: what such a file may say, and the model that it makes."""
