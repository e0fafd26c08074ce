"""The mirror, or a catalogue to practise on, served as the Discogs API."""
