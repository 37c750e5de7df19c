"""What came into sight, and when a removal became known."""

import django.utils.timezone
from django.db import migrations, models


def note(apps, schema_editor):
    """What went before was known at once, as far as anybody can tell: not today."""
    removals = apps.get_model("oit_pages", "Removal").objects.using(schema_editor.connection.alias)
    removals.update(noted_at=models.F("removed_at"))


def keep_last(apps, schema_editor):
    """Before, a page had one removal, the last, wherever it stood."""
    removals = apps.get_model("oit_pages", "Removal").objects.using(schema_editor.connection.alias)
    same = removals.filter(page_id=models.OuterRef("page_id"))
    later = same.filter(
        models.Q(noted_at__gt=models.OuterRef("noted_at"))
        | models.Q(noted_at=models.OuterRef("noted_at"), pk__gt=models.OuterRef("pk"))
    )
    removals.filter(models.Exists(later)).delete()


class Migration(migrations.Migration):
    dependencies = [("oit_pages", "0007_readiness")]

    operations = [
        migrations.CreateModel(
            name="Appearance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("page_id", models.PositiveBigIntegerField(unique=True)),
                ("appeared_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "verbose_name": "appearance",
                "verbose_name_plural": "appearances",
                "default_permissions": (),
            },
        ),
        migrations.AlterField(
            model_name="removal",
            name="removed_at",
            field=models.DateTimeField(),
        ),
        migrations.AddField(
            model_name="removal",
            name="noted_at",
            field=models.DateTimeField(db_index=True, default=django.utils.timezone.now),
        ),
        migrations.AlterField(
            model_name="removal",
            name="page_id",
            field=models.PositiveBigIntegerField(),
        ),
        migrations.AddConstraint(
            model_name="removal",
            constraint=models.UniqueConstraint(
                fields=("page_id", "path"), name="oit_removed_from_a_place"
            ),
        ),
        # Last on the way there, after the table has its shape. On the way back it must come first;
        # the table has no foreign keys, so no check of a row waits when its shape changes.
        migrations.RunPython(note, keep_last),
    ]
