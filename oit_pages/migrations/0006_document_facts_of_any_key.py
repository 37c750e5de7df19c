from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("oit_pages", "0005_year_window")]

    operations = [
        migrations.AlterField(
            model_name="documentfacts",
            name="document_id",
            field=models.CharField(max_length=64, unique=True),
        ),
    ]
