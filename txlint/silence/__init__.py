"""Why nothing is reported: about one line (`--explain-silence`), and counted over a run (`--statistics`)."""
