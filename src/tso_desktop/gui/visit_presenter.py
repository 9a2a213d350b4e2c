"""Joins a visit on the screen to its draft, from the first look at its markers to the seal."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.visit_beside import VisitBeside
from tso_desktop.gui.visit_keeping import VisitKeeping
from tso_desktop.gui.visit_mode import VisitMode
from tso_desktop.gui.visit_summary import sealed_lines, section_states, what_came
from tso_desktop.gui.visit_typing import put_back_caret
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.calling_cards import is_guarded
from tso_desktop.services.case_file import Head
from tso_desktop.services.visit_draft import VisitDraft
from tso_desktop.services.visit_sealing import Ended, quarter_hour
from tso_desktop.services.visiting import all_read, marker_mark

_MINUTE_MS = 30_000


class VisitPresenter(QObject):
    """Asks what must be asked first, goes about the sections, and ends or leaves the visit."""

    def __init__(self, view: VisitMode, place: Workplace, draft: VisitDraft, head: Head) -> None:
        super().__init__(view)
        self._view, self._place, self._head = view, place, head
        self._keeping = VisitKeeping(view, place.desk.visiting, draft)
        self._met = {r.code for r in place.desk.words.no_access_reasons() if r.somebody_met}
        self._minutes = QTimer(self, interval=_MINUTE_MS)
        self._minutes.timeout.connect(self._show_check_in)
        self._beside: VisitBeside | None = None
        view.before.agreed.connect(self._agreed)
        view.before.left.connect(self.leave)
        view.escaped.connect(self._escape)
        view.focus_asked.connect(self._put_back_caret)
        self._ask_or_open()

    @property
    def draft(self) -> VisitDraft:
        return self._keeping.draft

    @classmethod
    def open(cls, place: Workplace, visit: RecordId) -> VisitMode:
        desk = place.desk
        try:
            draft = desk.visiting.start(visit)
        except Refused as refused:
            view = VisitMode(desk.words, desk.now, desk.today(), quarter_hour(desk.now()))
            view.before.say_refused(str(refused))
            view.before.left.connect(place.go.back)
            view.escaped.connect(place.go.back)
            return view
        booked = desk.visiting.find(visit)
        usual = quarter_hour((booked and booked.starts_at) or draft.started_at)
        view = VisitMode(desk.words, desk.now, desk.today(), usual)
        cls(view, place, draft, desk.case_file.head(draft.household))
        return view

    # Before anything shows.

    def _ask_or_open(self) -> None:
        view, desk = self._view, self._place.desk
        if desk.case_file.ask_before_opening(self._head.household):
            view.before.ask_restricted()
        elif not all_read(self.draft, self._head.markers):
            name = self._head.household.name or "Name not yet known"
            whose = " · ".join(part for part in (name, self.draft.purpose) if part)
            view.before.show_markers(whose, self._head.markers, desk.words.markers(), desk.today())
        else:
            self._open()

    def _agreed(self) -> None:
        desk = self._place.desk
        if desk.case_file.ask_before_opening(self._head.household):
            desk.case_file.opened(self._head.household.id)
        else:
            read = tuple(marker_mark(marker) for marker in self._head.markers)
            self._keeping.change({"markers_read": read})
        self._ask_or_open()

    def _open(self) -> None:
        view, desk = self._view, self._place.desk
        here = [person for person in self._head.people if person.left_on is None]
        view.arrive.show_people(here, desk.now())
        for section in view.sections.values():
            section.show_draft(self.draft)
            section.changed.connect(self._keeping.change)
            section.moved.connect(self._keeping.touch)
        view.and_next.show_draft(self.draft)
        view.and_next.warn(is_guarded(self._head.household, self._head.people))
        view.and_next.changed.connect(self._keeping.change)
        view.and_next.moved.connect(self._keeping.touch)
        view.take.show_visit(desk.visiting.find(self.draft.visit))
        self._beside = VisitBeside(view, self._place, self._head, self.draft)
        self._connect()
        self._keeping.changed.connect(self._changed)
        view.visit_under_way = True
        self._refresh()
        self._show_check_in()
        self._minutes.start()
        view.go_to(self.draft.section if self.draft.section in view.sections else "arrive")
        view.show_visit()
        self._put_back_caret()
        self._keeping.touch()
        self._keeping.settle()

    def _connect(self) -> None:
        view, bottom = self._view, self._view.bottom
        view.section_chosen.connect(self.go_to)
        view.share_asked.connect(self.share)
        view.top.shared.connect(self.share)
        view.shared.left.connect(lambda: self.share(shared=False))
        view.talk.handed_on.connect(self._hand_on)
        view.plan.plan_asked.connect(lambda: self._away("Plan"))
        view.finish.thrown_away.connect(self._throw_away)
        bottom.went.connect(self._step)
        bottom.left.connect(self.leave)
        bottom.ended.connect(self.end)
        bottom.no_access_asked.connect(lambda: self.go_to("no_access"))
        bottom.came_after_all.connect(self._came_after_all)
        bottom.card_asked.connect(self._print_card)

    def _changed(self, names: frozenset[str]) -> None:
        if "no_access" in names and self._beside is not None:
            self._beside.show_tries(self.draft.no_access)
        if "next" in names:
            self._show_next_everywhere()
        self._refresh()

    def _show_next_everywhere(self) -> None:
        """The next visit stands on two pages: what is typed on one shows on the other."""
        view = self._view
        elsewhere = view.and_next.again if view.section != "no_access" else view.finish.next
        elsewhere.show_next(self.draft.next)

    # Going about.

    def go_to(self, section: str) -> None:
        self._view.go_to(section)
        if section == "no_access":
            self._view.and_next.show_draft(self.draft)
        self._put_back_caret()
        self._refresh()
        self._keeping.touch()

    def share(self, shared: bool) -> None:  # noqa: FBT001  Qt says which way
        if shared and self._beside is not None:
            self._view.shared.show_plans(self._beside.plans)
            self._place.told.hide()
        self._view.go_shared(shared=shared)

    def leave(self) -> None:
        """Go, and keep the draft; one in which nothing was written is no visit at all."""
        self._keeping.settle()
        if self._view.holds_unsaved:
            self._place.go.back()  # which says what is not saved, and stays the first time
            return
        if not self.draft.holds_words:
            self._place.desk.visiting.drop(self.draft.visit)
        else:
            self._place.told.tell("The visit is kept as it is. Carry on with it when you like.")
        self._finish()
        self._place.go.back()

    def _escape(self) -> None:
        if self._view.is_shared:
            self.share(shared=False)
        elif self._view.section == "no_access":
            self.go_to("arrive")
        else:
            self.leave()

    def _put_back_caret(self) -> None:
        """To the letter where it was; on a page without one, to its own box if it has any."""
        view, draft = self._view, self.draft
        if view.section == draft.section and put_back_caret(view, draft.focus, draft.cursor):
            return
        box = getattr(view.sections[view.section], "box", None)
        if box is not None and view.visit_under_way:
            box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int) -> None:
        names = list(self._view.ways)
        self.go_to(names[names.index(self._view.section) + by])

    def _hand_on(self, section: str, words: str) -> None:
        before = str(getattr(self.draft, section)).rstrip()
        if words:
            self._keeping.change({section: f"{before}\n{words}" if before else words})
            self._view.sections[section].show_draft(self.draft)
        self.go_to(section)

    def _away(self, tab: str) -> None:
        self._keeping.settle()
        self._place.go.household(self.draft.household, tab)

    def _came_after_all(self) -> None:
        self._keeping.change({"no_access": ""})
        self._view.no_access.show_draft(self.draft)
        self.go_to("arrive")

    # Ending.

    def end(self) -> None:
        """From the page of no access, or from Finish, seals; from elsewhere leads to Finish."""
        if self._view.section not in ("no_access", "finish"):
            self.go_to("finish")
            self._view.bottom.end.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._keeping.settle()
        visiting = self._place.desk.visiting
        ended: list[Ended] = []

        def seal() -> None:
            if self._view.section == "no_access":
                ended.append(visiting.no_access(self.draft, self.draft.no_access))
            else:
                ended.append(visiting.end(self.draft))

        try:
            seal()
        except Refused as refused:
            self._view.finish.say_wrong(str(refused))
            self._place.told.tell(str(refused), tone="red")
            return
        self._finish()
        self._place.go.back()
        self._place.told.tell(what_came(ended[0], self.draft))
        self._place.go.household(self.draft.household, "Visits")

    def _throw_away(self) -> None:
        self._place.desk.visiting.drop(self.draft.visit)
        self._finish()
        self._place.told.tell("Thrown away. The visit is still booked.")
        self._place.go.back()

    def _finish(self) -> None:
        self._keeping.finish()
        self._minutes.stop()
        self._view.visit_under_way = False

    def _print_card(self) -> None:
        place, household = self._place, self.draft.household
        self._keeping.change({"card_left": True})
        self._view.and_next.show_draft(self.draft)
        draft = self.draft
        place.background.run(
            lambda _job: place.desk.visiting.calling_card(draft),
            lambda pdf: place.go.preview("Calling card", pdf, household),
            lambda error: place.told.tell(str(error), tone="red"),
            owner=self._view,
        )

    # What it says about itself.

    def _refresh(self) -> None:
        draft, view = self.draft, self._view
        plans = self._beside.plans if self._beside is not None else ()
        nobody_met = bool(draft.no_access) and draft.no_access not in self._met
        today = self._place.desk.today()
        states = section_states(draft, plans, nobody_met=nobody_met, today=today)
        view.show_states(states)
        home = self._head.home
        address = ", ".join(p for p in (home.address, home.postcode) if p) if home else ""
        detail = "  ·  ".join(p for p in (draft.purpose or "Visit", address) if p)
        view.top.show_visit(self._head.household.name or "Name not yet known", detail)
        if view.section == "finish":
            self._show_summary()

    def _show_summary(self) -> None:
        words = self._place.desk.words
        self._view.finish.say_wrong("")
        self._view.finish.show_summary(
            sealed_lines(
                self.draft,
                today=self._place.desk.today(),
                now=self._place.desk.now(),
                reasons={reason.code: reason.label for reason in words.no_access_reasons()},
                topics={topic.code: topic.label for topic in words.observations()},
                resident=self._beside.resident if self._beside else "Resident",
            )
        )

    def _show_check_in(self) -> None:
        self._view.top.show_check_in(self._check_in_by(), self._place.desk.now())

    def _check_in_by(self) -> datetime | None:
        """The end of what was booked, from when it began; none for a visit written up later."""
        booked = self._place.desk.visiting.find(self.draft.visit)
        if booked is None or booked.minutes is None or self.draft.ended_at is not None:
            return None
        return self.draft.started_at + timedelta(minutes=booked.minutes)
