# The repository's commit() and the publish() of a model have nothing to do with the open transaction.
from django.db import transaction
from git import Repo

from blog.models import Post


@transaction.atomic
def release(post_id, path):
    post = Post.objects.select_for_update().get(pk=post_id)
    post.publish()
    repo = Repo(path)
    repo.index.add([f"{post.slug}.md"])
    repo.index.commit(f"Release {post.slug}")
    post.released = repo.head.commit.hexsha
    post.save(update_fields=["released"])
