// Chronology: moves events by buttons, keys or dragging, and writes each place into its own list.
(() => {
  const EDGE = 90, SCROLL = 12; // pixels from the window's edge, and how far to scroll there
  const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  function enhance(list, status) {
    const rows = () => [...list.children];
    const selectOf = (row) => row.querySelector("select");
    const labelOf = (row) => row.querySelector("label").textContent;
    const placeOf = (row) => rows().indexOf(row);
    const isWhole = () => {
      const places = new Set(rows().map((row) => selectOf(row).value));
      return places.size === rows().length && !places.has("");
    };
    const middle = (row) => list.getBoundingClientRect().top + row.offsetTop - list.offsetTop + row.offsetHeight / 2;
    let known = new Map(); // what each list said when all was settled
    let isSettling = false;
    let isTelling = false;

    function remember() {
      known = new Map(rows().map((row) => [row, selectOf(row).value]));
    }

    // The form hears of the whole order at once, never of a place that is taken twice for a moment.
    function tell() {
      remember();
      isTelling = true;
      list.dispatchEvent(new Event("change", { bubbles: true }));
      isTelling = false;
    }

    function write() {
      for (const [place, row] of rows().entries()) selectOf(row).value = String(place + 1);
      tell();
    }

    function say(row) {
      const place = placeOf(row);
      status.textContent = `${labelOf(row)}: ${selectOf(row).options[place + 1].text} of ${rows().length}`;
    }

    // The others step past the row that moves, so that it keeps the focus and the pointer.
    function shift(row, place) {
      const before = new Map(rows().map((other) => [other, other.offsetTop]));
      while (placeOf(row) < place) list.insertBefore(row.nextElementSibling, row);
      while (placeOf(row) > place) list.insertBefore(row.previousElementSibling, row.nextElementSibling);
      if (isCalm()) return;
      for (const [other, top] of before) {
        const by = top - other.offsetTop;
        if (by) other.animate([{ transform: `translateY(${by}px)` }, { transform: "none" }], { duration: 150, easing: "ease-out" });
      }
    }

    function move(row, place) {
      shift(row, Math.min(Math.max(place, 0), rows().length - 1));
      write();
      say(row);
    }

    function button(row, sign, words, by) {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "move";
      made.textContent = sign;
      made.setAttribute("aria-label", `${words}: ${labelOf(row)}`);
      made.addEventListener("click", () => move(row, placeOf(row) + by));
      return made;
    }

    function sort() {
      list.append(...rows().sort((one, other) => selectOf(one).value - selectOf(other).value));
      remember();
    }

    // One list was changed by hand, or several were filled with what was saved.
    function settle() {
      isSettling = false;
      const changed = rows().filter((row) => selectOf(row).value !== known.get(row));
      if (changed.length === 1 && !isWhole() && selectOf(changed[0]).value) {
        move(changed[0], Number(selectOf(changed[0]).value) - 1);
        return;
      }
      if (isWhole()) sort();
      if (changed.length === 1) tell();
      else remember();
    }

    for (const row of rows()) {
      const grip = document.createElement("span");
      grip.className = "move grip";
      grip.textContent = "⋮⋮";
      grip.setAttribute("aria-hidden", "true");
      row.append(button(row, "↑", "Move up", -1), button(row, "↓", "Move down", 1), grip);
    }
    list.classList.add("is-movable");
    if (isWhole()) sort();
    remember();

    list.addEventListener("input", (event) => event.stopPropagation());
    list.addEventListener("change", (event) => {
      if (isTelling) return;
      event.stopPropagation();
      if (!isSettling) queueMicrotask(settle);
      isSettling = true;
    });

    list.addEventListener("keydown", (event) => {
      const row = event.target.closest(".side");
      if (!row || event.target.matches("select") || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!document.documentElement.classList.contains("has-keys")) return;
      const count = rows().length;
      const to = { ArrowUp: placeOf(row) - 1, ArrowDown: placeOf(row) + 1, Home: 0, End: count - 1 }[event.key]
        ?? (/^[1-6]$/.test(event.key) ? Number(event.key) - 1 : count + 1);
      if (to > count) return;
      event.preventDefault();
      event.stopPropagation();
      move(row, to);
    });

    list.addEventListener("pointerdown", (start) => {
      const row = start.target.closest(".side");
      if (!row || start.button || start.target.closest("select, button")) return;
      if (start.pointerType !== "mouse" && !start.target.closest(".grip")) return; // a finger elsewhere scrolls
      start.preventDefault();
      const from = placeOf(row);
      row.classList.add("is-dragged");
      const drag = (event) => {
        if (event.pointerId !== start.pointerId) return;
        if (event.clientY < EDGE) scrollBy(0, -SCROLL);
        if (event.clientY > innerHeight - EDGE) scrollBy(0, SCROLL);
        const above = row.previousElementSibling, below = row.nextElementSibling;
        if (above && event.clientY < middle(above)) shift(row, placeOf(row) - 1);
        else if (below && event.clientY > middle(below)) shift(row, placeOf(row) + 1);
      };
      const end = (event) => {
        if (event.pointerId !== start.pointerId) return;
        for (const [name, what] of listeners) removeEventListener(name, what);
        row.classList.remove("is-dragged");
        if (placeOf(row) === from) return;
        write();
        say(row);
      };
      const listeners = [["pointermove", drag], ["pointerup", end], ["pointercancel", end]];
      for (const [name, what] of listeners) addEventListener(name, what);
    });
  }

  // A quiz puts one question in the place of another without a new page, and tells so.
  function begin() {
    const list = document.querySelector("[data-ordering]:not(.is-movable)");
    const status = document.querySelector("[data-moved]");
    if (list && status && !list.closest("fieldset:disabled")) enhance(list, status);
  }

  begin();
  document.addEventListener("quizapp:shown", begin);
})();
