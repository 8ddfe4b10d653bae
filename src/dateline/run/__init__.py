"""From paths to readings: what is on the disk, read page by page, by one process or several."""
