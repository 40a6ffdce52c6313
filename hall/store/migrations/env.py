"""How Alembic meets our store: on the connection that migrate.py hands it."""

from alembic import context

from hall.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transaction_per_migration=False,
)
context.run_migrations()
