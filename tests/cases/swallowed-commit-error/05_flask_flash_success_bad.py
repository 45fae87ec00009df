# The view rolls back and logs when the commit fails, and then tells the user that the profile was saved.
from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask_login import current_user
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()
bp = Blueprint("profile", __name__)


@bp.post("/profile")
def update_profile():
    current_user.display_name = request.form["name"]
    current_user.bio = request.form.get("bio", "")
    try:
        db.session.commit()  # expect: TX102
    except Exception:
        db.session.rollback()
        current_app.logger.exception("profile of %s", current_user.id)
    flash("Your profile was saved.")
    return redirect(url_for("profile.show"))
