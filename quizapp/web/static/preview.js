// While a fact is written: what it becomes, a moment after the last key. Without this, a button shows the same.
(() => {
  const WAIT = 500; // milliseconds after the last key
  const form = document.querySelector("form[data-previews]");
  const panel = document.getElementById("preview");
  const headline = document.querySelector("[data-finding]");
  if (!form || !panel) return;
  let timer = 0, asked = 0;

  async function look() {
    const mine = (asked += 1);
    try {
      const answer = await fetch(form.dataset.previews, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (!answer.ok || answer.redirected || mine !== asked) return;
      const piece = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-headline]");
      if (!piece) return;
      if (headline && piece.dataset.headline) headline.textContent = piece.dataset.headline;
      panel.replaceChildren(...piece.childNodes);
    } catch {
      // Out of reach for a moment: what is shown stays, and the next key asks again.
    }
  }

  form.addEventListener("input", (event) => {
    if (event.target.dataset.looks) return;
    clearTimeout(timer);
    timer = setTimeout(look, WAIT);
  });
  for (const select of form.querySelectorAll("[data-looks]")) {
    const button = document.getElementById(select.dataset.looks);
    button.hidden = true;
    select.addEventListener("change", () => form.requestSubmit(button));
  }
})();
