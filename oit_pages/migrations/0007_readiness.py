"""Where each municipality's year stands, filled from what has been judged so far."""

from itertools import groupby, islice

import django.db.models.deletion
from django.db import migrations, models

SURE = {"pass", "attested", "nothing_to_report"}
BATCH = 500
OPEN = {"needs_person", "not_checked", "not_applicable"}


def fill(apps, schema_editor):
    database = schema_editor.connection.alias
    _gains(apps.get_model("oit_pages", "AssessmentRun").objects.using(database))
    _lacking(apps.get_model("oit_pages", "IndicatorResult").objects.using(database))
    _readiness(apps, database)


def _gains(runs):
    """Points more than in the run before."""
    score, of = 0.0, None

    def gain(run):
        nonlocal score, of
        before = score if run.year_page_id == of else 0.0
        run.gained, score, of = run.score - before, run.score, run.year_page_id

    _each(runs, runs.order_by("year_page", "at", "pk").defer("changes"), gain, "gained")


def _lacking(results):
    def lack(result):
        judged = result.findings.get("requirements", ())
        result.lacking = " ".join(
            one["requirement"]
            for one in judged
            if one["level"] == "required" and one["outcome"] in {"fail", "partial"}
        )
        result.findings = None

    _each(results, results.exclude(outcome__in=SURE | OPEN).order_by("pk"), lack, "lacking")


def _each(manager, rows, change, field):
    """However many there are, a few at a time are held."""
    rows = rows.iterator(chunk_size=BATCH)
    while batch := list(islice(rows, BATCH)):
        for row in batch:
            change(row)
        manager.bulk_update(batch, [field])


def _readiness(apps, database):
    """From the last run and the results; what was never judged waits for `oit_assess`."""
    model = apps.get_model("oit_pages", "Readiness")
    runs = apps.get_model("oit_pages", "AssessmentRun").objects.using(database)
    years = apps.get_model("oit_pages", "AssessmentYearPage").objects.using(database)
    indexes = apps.get_model("oit_pages", "TransparencyIndexPage").objects.using(database)
    results = apps.get_model("oit_pages", "IndicatorResult").objects.using(database)
    by_path = dict(indexes.values_list("path", "pk"))
    facts = {pk: (year, path) for pk, year, path in years.values_list("pk", "year", "path")}
    latest = {run.year_page_id: run for run in runs.order_by("at", "pk").defer("changes")}
    judged = results.order_by("year_page").values_list("year_page", "outcome")
    rows = []
    for pk, group in groupby(judged, key=lambda row: row[0]):
        outcomes = [outcome for _pk, outcome in group]
        if pk not in facts or pk not in latest or facts[pk][1][:-4] not in by_path:
            continue
        rows.append(
            model(
                year_page_id=pk,
                municipality_id=by_path[facts[pk][1][:-4]],
                year=facts[pk][0],
                score=latest[pk].score,
                possible=latest[pk].possible,
                complete=sum(outcome in SURE for outcome in outcomes),
                open=sum(outcome in OPEN for outcome in outcomes),
                indicators=len(outcomes),
                changed_at=latest[pk].at,
            )
        )
    model.objects.using(database).bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("oit_pages", "0006_document_facts_of_any_key")]

    operations = [
        migrations.AddField(
            model_name="assessmentrun",
            name="gained",
            field=models.FloatField(default=0),
        ),
        migrations.AddField(
            model_name="indicatorresult",
            name="lacking",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.CreateModel(
            name="Readiness",
            fields=[
                (
                    "year_page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="readiness",
                        serialize=False,
                        to="oit_pages.assessmentyearpage",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("score", models.FloatField()),
                ("possible", models.FloatField()),
                ("complete", models.PositiveSmallIntegerField()),
                ("open", models.PositiveSmallIntegerField()),
                ("indicators", models.PositiveSmallIntegerField()),
                ("changed_at", models.DateTimeField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readiness",
                        to="oit_pages.transparencyindexpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "readiness of a municipality",
                "verbose_name_plural": "readiness of municipalities",
                "permissions": [
                    ("view_all_municipalities", "Can see the readiness of all municipalities")
                ],
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["year", "score"], name="oit_readiness_by_score")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="assessmentyearpage",
            index=models.Index(fields=["-year", "page_ptr"], name="oit_year_newest_first"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
