"""The directives of the edition: block syntax to nodes, without any look-up."""

from __future__ import annotations

from .document import (
    DatelineDirective,
    PageDirective,
    PrintedNoteDirective,
    SubjectDirective,
    SuppliedDirective,
)
from .letters import (
    AttachmentDirective,
    LabelledListDirective,
    ParticipantsDirective,
    SaluteDirective,
    SignedDirective,
)
from .registers import GlossaryTermDirective, PersonEntryDirective
from .site import (
    AnnotationListDirective,
    ContributorListDirective,
    DocumentListDirective,
    DownloadsDirective,
    MessagesDirective,
)
from .timeline import TimelineDirective

DIRECTIVES = {
    "page": PageDirective,
    "footnote": PrintedNoteDirective,
    "dateline": DatelineDirective,
    "subject": SubjectDirective,
    "supplied": SuppliedDirective,
    "participants": ParticipantsDirective,
    "labelled-list": LabelledListDirective,
    "salute": SaluteDirective,
    "signed": SignedDirective,
    "attachment": AttachmentDirective,
    "glossary-term": GlossaryTermDirective,
    "person-entry": PersonEntryDirective,
    "document-list": DocumentListDirective,
    "annotation-list": AnnotationListDirective,
    "contributor-list": ContributorListDirective,
    "edition-messages": MessagesDirective,
    "edition-downloads": DownloadsDirective,
    "edition-timeline": TimelineDirective,
}
