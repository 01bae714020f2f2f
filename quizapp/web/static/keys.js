// Keys for study and quizzes. Whatever has data-key can be pressed by that key; nothing depends on it.
(() => {
  const KEYS_OFF = "quizapp-keys-off";
  const dialog = document.getElementById("keys");
  const isOff = () => { try { return localStorage.getItem(KEYS_OFF) === "yes"; } catch { return false; } };
  const setOff = (off) => { try { localStorage.setItem(KEYS_OFF, off ? "yes" : "no"); } catch { /* stays on */ } };
  const mark = () => document.documentElement.classList.toggle("has-keys", !isOff());
  const isFolded = (e) => e.closest("details:not([open]) > :not(summary)") !== null;
  const isShown = (e) => !e.disabled && e.getClientRects().length > 0 && !isFolded(e);
  const isText = (e) => e.matches("textarea, select, [contenteditable]") ||
    (e.matches("input") && !["radio", "checkbox", "button", "submit"].includes(e.type));

  function press(key) {
    const name = CSS.escape(key);
    const targets = document.querySelectorAll(`[data-key="${name}"], [data-letter="${name}"]`);
    const target = [...targets].find(isShown);
    if (!target) return false;
    if (target.matches("input[type=radio]")) {
      target.checked = true;
      target.focus();
      target.dispatchEvent(new Event("change", { bubbles: true }));
    } else {
      target.click();
    }
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.isComposing || event.repeat) return;
    const on = event.target instanceof Element ? event.target : document.body;
    if (dialog?.open) return;
    if (event.ctrlKey || event.metaKey) { // what undoes elsewhere undoes here; in a text field it is the text's
      if (event.key === "z" && !isText(on) && !isOff() && press("u")) event.preventDefault();
      return;
    }
    if (isText(on)) {
      if (event.key === "Escape") on.blur();
      return; // Enter sends the form by itself
    }
    if (event.key === "?" && dialog) {
      dialog.showModal();
      event.preventDefault();
      return;
    }
    if (isOff()) return;
    const acts = on.closest("a, button, summary, input");
    if (event.key === "Enter" && acts) return;
    if (event.key === " " && acts && !acts.matches("input[type=radio]:checked")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key; // with Caps Lock, too
    if (press(key)) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const on = event.target instanceof Element ? event.target : null;
    if (dialog && on?.closest("[data-opens=keys]")) {
      dialog.showModal();
      event.preventDefault();
    }
  });

  const choice = document.getElementById("keys-on");
  if (choice) {
    choice.checked = !isOff();
    choice.addEventListener("change", () => { setOff(!choice.checked); mark(); });
  }
  mark();

  // What a page brings along as said is read out only where it comes after the page: so it comes once more.
  const said = document.querySelector(".flashes");
  if (said) setTimeout(() => said.append(...said.childNodes), 200);
})();
