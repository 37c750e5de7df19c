"""People of the municipality: who holds which post now."""

import django.db.models.deletion
import oit_pages.models.mixins.clean_text
from django.db import migrations, models
from wagtail.images import get_image_model_string


class Migration(migrations.Migration):

    dependencies = [
        ('oit_pages', '0009_declared_subject'),
        migrations.swappable_dependency(get_image_model_string()),  # a site may have its own
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position_th', models.CharField(max_length=255, verbose_name='position in Thai')),
                ('position_en', models.CharField(blank=True, max_length=255, verbose_name='position in English')),
                ('name_th', models.CharField(blank=True, help_text='With its prefix. Leave it empty while the post is vacant.', max_length=255, verbose_name='name in Thai')),
                ('name_en', models.CharField(blank=True, max_length=255, verbose_name='name in English')),
                ('side', models.CharField(blank=True, choices=[('political', 'Political side'), ('permanent', 'Permanent officials')], max_length=20, verbose_name='side')),
                ('chief', models.BooleanField(default=False, help_text='The mayor or the head of the organisation, who signs its papers.', verbose_name='chief executive')),
                ('phone', models.CharField(blank=True, max_length=50, verbose_name='phone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('line', models.CharField(blank=True, max_length=100, verbose_name='LINE')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='people', to='oit_pages.transparencyindexpage', verbose_name='municipality')),
                ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=get_image_model_string(), verbose_name='photo')),
                ('unit', models.ForeignKey(blank=True, help_text='Its phone and e-mail are shown where the person has none.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to='oit_pages.responsibleunit', verbose_name='unit of the person')),
            ],
            options={
                'verbose_name': 'person of the municipality',
                'verbose_name_plural': 'people of the municipality',
                'ordering': ['-chief', 'position_th', 'name_th', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('chief', True)), fields=('municipality',), name='oit_one_chief_per_municipality', violation_error_message='This municipality has a chief executive already. Change the name there.')],
            },
            bases=(oit_pages.models.mixins.clean_text.TidyText, models.Model),
        ),
    ]
