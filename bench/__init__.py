"""Speed and memory: `python -m bench` measures whole runs by stage and prints a table."""
