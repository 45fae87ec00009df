from inventory.cli import cli

cli()
