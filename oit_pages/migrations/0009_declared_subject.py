"""What a declaration is about, filled from what was judged under its code."""

from django.db import migrations, models


def fill(apps, schema_editor):
    """A declaration is judged as soon as it is made: the year has a result of its code, unless
    its list has not had the code for a while."""
    database = schema_editor.connection.alias
    declared = apps.get_model("oit_pages", "Declaration").objects.using(database)
    judged = apps.get_model("oit_pages", "IndicatorResult").objects.using(database)
    mine = judged.filter(year_page=models.OuterRef("year_page"), code=models.OuterRef("code"))
    subject = models.Subquery(mine.values("subject")[:1])
    declared.filter(subject="").update(
        subject=models.functions.Coalesce(subject, models.Value(""))
    )


class Migration(migrations.Migration):
    dependencies = [("oit_pages", "0008_appearances")]

    operations = [
        migrations.AddField(
            model_name="declaration",
            name="subject",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AlterField(
            model_name="declaration",
            name="withdrawn_because",
            field=models.CharField(
                blank=True,
                choices=[
                    ("person", "withdrawn by a person"),
                    ("content", "the content it was about has changed"),
                    ("subject", "the year's list asks for something else under this code"),
                ],
                max_length=10,
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
