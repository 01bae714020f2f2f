"""All tables, by subject in the modules beside this one. Import them from here: then all are known.

Rules that must hold under a race are constraints of a table, not checks before a write.
"""

from quizapp.store.base import Base
from quizapp.store.tables_attempts import AnswerEvent, Attempt, AttemptItem
from quizapp.store.tables_banks import (
    Bank,
    BankChange,
    BankChangeBy,
    BankPicture,
    BankProposal,
    BankRevision,
    BankUpload,
    ColumnMapping,
    Fact,
    OwnBank,
    QuestionReport,
)
from quizapp.store.tables_drafts import DraftDocument, DraftFact
from quizapp.store.tables_memory import FactAside, FactMemory, FactNote, LearnerModel, Review
from quizapp.store.tables_people import Account, FailedGuess, ResetLink, SetUpLink, SignInSession
from quizapp.store.tables_studying import (
    ClassExam,
    ExamDate,
    ExamPlan,
    ForecastMade,
    StudyAnswer,
    StudyMinutes,
    StudySession,
)
from quizapp.store.tables_teaching import (
    Class,
    ClassBank,
    ClassExpected,
    ClassInstructor,
    ClassInvitation,
    ClassMember,
    GradeOverride,
    Quiz,
    QuizCorrection,
    QuizOverride,
    ScoreChange,
)

__all__ = [
    "Account",
    "AnswerEvent",
    "Attempt",
    "AttemptItem",
    "Bank",
    "BankChange",
    "BankChangeBy",
    "BankPicture",
    "BankProposal",
    "BankRevision",
    "BankUpload",
    "Base",
    "Class",
    "ClassBank",
    "ClassExam",
    "ClassExpected",
    "ClassInstructor",
    "ClassInvitation",
    "ClassMember",
    "ColumnMapping",
    "DraftDocument",
    "DraftFact",
    "ExamDate",
    "ExamPlan",
    "Fact",
    "FactAside",
    "FactMemory",
    "FactNote",
    "FailedGuess",
    "ForecastMade",
    "GradeOverride",
    "LearnerModel",
    "OwnBank",
    "QuestionReport",
    "Quiz",
    "QuizCorrection",
    "QuizOverride",
    "ResetLink",
    "Review",
    "ScoreChange",
    "SetUpLink",
    "SignInSession",
    "StudyAnswer",
    "StudyMinutes",
    "StudySession",
]
