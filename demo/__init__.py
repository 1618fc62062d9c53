"""The demonstration review: fictional contributions, and the program that lays them out as a form export."""
