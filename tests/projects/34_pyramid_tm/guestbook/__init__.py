from pyramid.config import Configurator


def main(global_config, **settings):
    with Configurator(settings=settings) as config:
        config.include("guestbook.models")
        config.add_route("entries", "/entries")
        config.scan("guestbook.views")
    return config.make_wsgi_app()
