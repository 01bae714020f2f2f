// Matching: shows which of the right sides are taken already.
(() => {
  function mark() {
    const list = document.querySelector("[data-matching]");
    const choices = document.querySelector("[data-choices]");
    if (!list || !choices) return;
    const taken = new Set([...list.querySelectorAll("select")].map((select) => select.value));
    for (const [index, choice] of [...choices.children].entries()) {
      choice.classList.toggle("is-taken", taken.has(String(index)));
    }
  }

  // A quiz puts one question in the place of another without a new page, and tells so.
  for (const what of ["change", "quizapp:shown"]) document.addEventListener(what, mark);
  mark();
})();
