"""All tables of 0.1.0, made at one go; a database that has them already takes no notice.

The names of Wagtail's newest migrations that both 7.4 and 8 have stand among the dependencies:
what comes after this one has sixty page types more to build.
"""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import oit_pages.models.body_field
import oit_pages.models.content_stamp
import oit_pages.models.mixins.front_end_preview
from oit_pages.migrations._create_models import CreateModels

#: The types that add nothing to `IndicatorPage` but their name: class, name, plural if it has one.
SUBJECTS = [
    ("AnnualBudgetPlanPage", "annual budget spending plan"),
    ("AnnualBudgetReportPage", "annual budget spending report"),
    ("AnnualOperatingPlanPage", "annual operating plan"),
    ("AnnualOperatingReportPage", "annual operating report"),
    ("AnnualProcurementReportPage", "annual procurement report"),
    ("AntiCorruptionPlanPage", "anti-corruption action plan"),
    ("AntiCorruptionReportPage", "annual anti-corruption report"),
    ("CodeOfEthicsPage", "code of ethics for state officials"),
    ("ComplaintChannelPage", "channel for corruption complaints"),
    ("ComplaintGuidelinePage", "guideline for handling corruption complaints"),
    ("ComplaintStatisticsPage", "corruption complaint statistics"),
    ("ContactInformationPage", "contact information"),
    ("CorruptionRiskAssessmentPage", "annual corruption risk assessment"),
    ("CorruptionRiskManagementPage", "corruption risk management actions"),
    ("EntryPage", "entry", "entries"),
    ("EServicePage", "E-Service"),
    ("EthicsAssessmentPage", "ethics assessment of state officials"),
    ("EthicsPromotionPage", "promotion of ethics"),
    ("ExecutiveIntegrityPledgePage", "executive's honest intent"),
    ("ExecutiveParticipationPage", "participation of executives"),
    ("ExecutivesPage", "executives"),
    ("FeedbackChannelPage", "channel for public opinion"),
    ("HrAnnualReportPage", "annual human resource report"),
    ("HrCriteriaPage", "human resource management and development criteria"),
    ("HrPolicyImplementationPage", "implementation of the human resource policy"),
    ("HrPolicyPage", "human resource management policy or plan"),
    (
        "IntegrityMeasuresImplementationPage",
        "implementation of the integrity and transparency measures",
    ),
    ("IntegrityMeasuresPage", "internal measures to promote integrity and transparency"),
    ("LawsPage", "relevant laws"),
    ("LegitimateGiftsReportPage", "report on assets or benefits received on moral grounds"),
    ("MonthlyProcurementSummaryPage", "monthly procurement summary"),
    ("NoGiftCulturePage", "building a No Gift Policy culture"),
    ("NoGiftPolicyPage", "No Gift Policy declaration"),
    ("NoGiftReportPage", "No Gift Policy report"),
    ("OrganisationCulturePage", "strengthening organisational culture"),
    ("OrganisationStructurePage", "organisation structure"),
    ("OtherIndicatorPage", "other indicator"),
    ("ParticipationPage", "opportunities for participation"),
    ("PowersAndDutiesPage", "powers and duties"),
    ("PrivacyPolicyPage", "personal data protection policy"),
    ("ProcurementAnnouncementsPage", "procurement announcements"),
    ("ProcurementListPage", "procurement list"),
    ("ProcurementPlanPage", "procurement plan"),
    ("ProcurementProgressPage", "procurement progress"),
    ("PublicRelationsNewsPage", "public relations news"),
    ("QaPage", "questions and answers"),
    ("SatisfactionSurveyPage", "service satisfaction survey report"),
    ("ServiceManualPage", "service manual or standard"),
    ("ServiceStatisticsPage", "service statistics"),
    ("SixMonthAntiCorruptionProgressPage", "six-month progress report on anti-corruption"),
    ("SixMonthBudgetProgressPage", "six-month progress report on budget spending"),
    ("SixMonthOperatingProgressPage", "six-month progress report on operations"),
    ("SocialNetworkPage", "social network"),
    ("StaffManualPage", "staff work manual or standard"),
    ("StrategicPlanPage", "strategic or development plan"),
]


def _subject(name: str, verbose_name: str, verbose_name_plural: str = "") -> migrations.CreateModel:
    options = {"verbose_name": verbose_name}
    if verbose_name_plural:
        options["verbose_name_plural"] = verbose_name_plural
    parent = models.OneToOneField(
        auto_created=True,
        on_delete=django.db.models.deletion.CASCADE,
        parent_link=True,
        primary_key=True,
        serialize=False,
        to="oit_pages.indicatorpage",
    )
    return migrations.CreateModel(
        name=name,
        fields=[("indicatorpage_ptr", parent)],
        options=options,
        bases=("oit_pages.indicatorpage",),
    )


class Migration(migrations.Migration):
    replaces = [
        ("oit_pages", "0001_initial"),
        ("oit_pages", "0002_declarations_and_runs"),
        ("oit_pages", "0003_document_facts"),
    ]
    initial = True
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailusers", "0015_userprofile_keyboard_shortcuts"),
    ]
    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="TransparencyIndexPage",
                    fields=[
                        (
                            "page_ptr",
                            models.OneToOneField(
                                auto_created=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                serialize=False,
                                to="wagtailcore.page",
                            ),
                        ),
                        (
                            "name_th",
                            models.CharField(
                                blank=True, max_length=255, verbose_name="official name in Thai"
                            ),
                        ),
                        (
                            "name_en",
                            models.CharField(
                                blank=True, max_length=255, verbose_name="official name in English"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("subdistrict", "Subdistrict administrative organisation"),
                                    ("subdistrict_municipality", "Subdistrict municipality"),
                                    ("town_municipality", "Town municipality"),
                                    ("city_municipality", "City municipality"),
                                    ("provincial", "Provincial administrative organisation"),
                                    ("special", "Special local government"),
                                ],
                                default="subdistrict",
                                max_length=32,
                                verbose_name="kind of local government",
                            ),
                        ),
                        (
                            "district",
                            models.CharField(blank=True, max_length=100, verbose_name="district"),
                        ),
                        (
                            "province",
                            models.CharField(blank=True, max_length=100, verbose_name="province"),
                        ),
                        (
                            "agency_code",
                            models.CharField(
                                blank=True,
                                help_text="The code the assessment system knows the agency by.",
                                max_length=20,
                                verbose_name="agency code",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "transparency site",
                        "verbose_name_plural": "transparency sites",
                    },
                    bases=("wagtailcore.page",),
                ),
                migrations.CreateModel(
                    name="AssessmentYearPage",
                    fields=[
                        (
                            "page_ptr",
                            models.OneToOneField(
                                auto_created=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                serialize=False,
                                to="wagtailcore.page",
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                help_text="Fiscal year 2564 runs from 1 October 2563 to 30 September 2564.",
                                validators=[
                                    django.core.validators.MinValueValidator(
                                        2500, "Give the year of the Buddhist era, such as 2564."
                                    ),
                                    django.core.validators.MaxValueValidator(
                                        2700, "Give the year of the Buddhist era, such as 2564."
                                    ),
                                ],
                                verbose_name="fiscal year (B.E.)",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "assessment year",
                        "verbose_name_plural": "assessment years",
                    },
                    bases=("wagtailcore.page",),
                ),
                migrations.CreateModel(
                    name="SectionPage",
                    fields=[
                        (
                            "page_ptr",
                            models.OneToOneField(
                                auto_created=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                serialize=False,
                                to="wagtailcore.page",
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                help_text="Such as 9.1.", max_length=10, verbose_name="section"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "assessment section",
                        "verbose_name_plural": "assessment sections",
                    },
                    bases=("wagtailcore.page",),
                ),
                migrations.CreateModel(
                    name="ResponsibleUnit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("name_th", models.CharField(max_length=255, verbose_name="name in Thai")),
                        (
                            "name_en",
                            models.CharField(
                                blank=True, max_length=255, verbose_name="name in English"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=50, verbose_name="phone"),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="units",
                                to="oit_pages.transparencyindexpage",
                                verbose_name="municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "responsible unit",
                        "verbose_name_plural": "responsible units",
                        "ordering": ["name_th"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "name_th"),
                                name="oit_unit_once_per_municipality",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorPage",
                    fields=[
                        (
                            "page_ptr",
                            models.OneToOneField(
                                auto_created=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                serialize=False,
                                to="wagtailcore.page",
                            ),
                        ),
                        (
                            "subject",
                            models.CharField(db_index=True, max_length=80, verbose_name="subject"),
                        ),
                        (
                            "summary",
                            models.TextField(
                                blank=True,
                                help_text="What this page shows, in one or two sentences.",
                                verbose_name="summary",
                            ),
                        ),
                        (
                            "period_from",
                            models.DateField(blank=True, null=True, verbose_name="data from"),
                        ),
                        (
                            "period_to",
                            models.DateField(blank=True, null=True, verbose_name="data to"),
                        ),
                        (
                            "data_date",
                            models.DateField(
                                blank=True,
                                help_text="The day on which the data were true.",
                                null=True,
                                verbose_name="data as of",
                            ),
                        ),
                        (
                            "body",
                            oit_pages.models.body_field.BodyField(
                                blank=True, default=list, verbose_name="content"
                            ),
                        ),
                        (
                            "responsible_unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="oit_pages.responsibleunit",
                                verbose_name="responsible unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "indicator page",
                        "verbose_name_plural": "indicator pages",
                    },
                    bases=(oit_pages.models.mixins.front_end_preview.FrontEndPreview, "wagtailcore.page"),
                ),
                *(_subject(*names) for names in SUBJECTS),
                migrations.CreateModel(
                    name="IndicatorResult",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("code", models.CharField(max_length=10)),
                        ("subject", models.CharField(max_length=80)),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("pass", "Complete"),
                                    ("partial", "Incomplete"),
                                    ("fail", "Not met"),
                                    ("missing", "Not published"),
                                    ("needs_person", "A person must judge"),
                                    ("not_checked", "Could not be checked"),
                                    ("attested", "Attested"),
                                    ("not_applicable", "Not applicable"),
                                    ("nothing_to_report", "Nothing to report"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("findings", models.JSONField(default=dict)),
                        ("revision", models.BigIntegerField(blank=True, null=True)),
                        ("as_of", models.DateField()),
                        ("assessed_at", models.DateTimeField()),
                        (
                            "page",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="results",
                                to="oit_pages.indicatorpage",
                            ),
                        ),
                        (
                            "year_page",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="results",
                                to="oit_pages.assessmentyearpage",
                            ),
                        ),
                        ("fingerprint", models.CharField(blank=True, max_length=64)),
                    ],
                    options={
                        "verbose_name": "indicator result",
                        "verbose_name_plural": "indicator results",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year_page", "code"), name="oit_result_once_per_year"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssessmentRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("at", models.DateTimeField(db_index=True, verbose_name="when")),
                        ("changes", models.JSONField(default=list)),
                        ("score", models.FloatField(verbose_name="score")),
                        ("possible", models.FloatField(verbose_name="possible score")),
                        ("notified", models.BooleanField(default=False)),
                        (
                            "year_page",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="runs",
                                to="oit_pages.assessmentyearpage",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "assessment run",
                        "verbose_name_plural": "assessment runs",
                        "ordering": ["-at", "-pk"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="Declaration",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("attested", "Attested"),
                                    ("not_applicable", "Not applicable"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("code", models.CharField(max_length=10, verbose_name="indicator")),
                        (
                            "requirement",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="requirement"
                            ),
                        ),
                        ("note", models.TextField(verbose_name="note")),
                        ("fingerprint", models.CharField(blank=True, max_length=64)),
                        ("made_at", models.DateTimeField(verbose_name="made at")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="withdrawn at"
                            ),
                        ),
                        (
                            "withdrawn_because",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("person", "withdrawn by a person"),
                                    ("content", "the content it was about has changed"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="made by",
                            ),
                        ),
                        (
                            "year_page",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="declarations",
                                to="oit_pages.assessmentyearpage",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "declaration",
                        "verbose_name_plural": "declarations",
                        "ordering": ["-made_at", "-pk"],
                        "permissions": [
                            ("attest_requirement", "Can attest what a machine can't judge"),
                            ("declare_not_applicable", "Can declare an indicator not applicable"),
                            (
                                "publish_incomplete",
                                "Can publish although required things are missing",
                            ),
                        ],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at", None)),
                                fields=("year_page", "code", "requirement", "kind"),
                                name="oit_declared_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DocumentFacts",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("document_id", models.PositiveBigIntegerField(unique=True)),
                        ("file", models.CharField(max_length=500)),
                        ("pages", models.PositiveIntegerField(null=True, verbose_name="pages")),
                    ],
                    options={
                        "verbose_name": "document facts",
                        "verbose_name_plural": "document facts",
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="ContentStamp",
                    fields=[
                        (
                            "scope",
                            models.CharField(max_length=16, primary_key=True, serialize=False),
                        ),
                        (
                            "value",
                            models.CharField(
                                default=oit_pages.models.content_stamp._value, max_length=16
                            ),
                        ),
                        ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "verbose_name": "content stamp",
                        "verbose_name_plural": "content stamps",
                    },
                ),
            ]
        )
    ]
