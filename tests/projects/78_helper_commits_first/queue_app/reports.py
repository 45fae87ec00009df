from queue_app import models, redis_connection


def track(query):
    query.failures += 1
    models.db.session.add(query)
    models.db.session.commit()
    announce(query)


def announce(query):
    redis_connection.lpush("failures", query.id)
