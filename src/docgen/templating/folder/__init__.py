"""A template's folder: `template.yaml`, `labels.yaml`, and how one template extends another."""
