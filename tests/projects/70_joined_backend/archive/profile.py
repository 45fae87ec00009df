from archive.backend import Backend


class Profile:
    url = "postgresql:///archive"

    def storage(self):
        return Backend(self)


def copy_settings(profile: Profile, settings):
    storage = profile.storage()
    try:
        with storage.transaction():
            for key, value in settings.items():
                storage.set_global(key, value)
    finally:
        storage.close()
