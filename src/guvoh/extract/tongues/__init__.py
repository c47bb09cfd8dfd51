"""What is special to one language: how its forms are read. One small module each."""
