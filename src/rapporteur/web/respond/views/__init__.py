"""What happens at each address of the contributor's face."""
