# DRF: create() of a serializer under atomic() answers a duplicate with a default.
from django.db import DatabaseError, transaction
from rest_framework import serializers

from teams.models import Member, Team


class TeamSerializer(serializers.ModelSerializer):
    class Meta:
        model = Team
        fields = ["name"]

    def create(self, validated_data):
        with transaction.atomic():
            team = Team.objects.create(**validated_data)
            for person in self.context["people"]:
                try:
                    member = Member(team=team, person=person)
                    member.save()
                except DatabaseError:  # expect: TX401
                    self.context["failed"].append(person)
            team.size = team.members.count()
            team.save()
        return team
