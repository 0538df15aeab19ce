"""How likely a bead lost, added or distorted something: features of its vectors, calibrated."""
