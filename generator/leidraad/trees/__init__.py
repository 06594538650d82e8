"""Decision aids as graphs: the proof, the routes, the replay and the picture."""
