from django.db import models


class Feed(models.Model):
    url = models.URLField()
    failed = models.IntegerField(default=0)


class Story(models.Model):
    feed = models.ForeignKey(Feed, on_delete=models.CASCADE)
    title = models.CharField(max_length=200)
