# commit() of a search index writer, in finally and without any check. It is not a database transaction.
from whoosh.index import open_dir


def reindex(folder, pages):
    index = open_dir(folder)
    writer = index.writer(limitmb=256)
    try:
        for page in pages:
            writer.update_document(path=page.path, body=page.body)
    finally:
        writer.commit()
