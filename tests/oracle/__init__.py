"""The oracle: small programs are run with faults against real databases, and txlint must say what the server says."""
