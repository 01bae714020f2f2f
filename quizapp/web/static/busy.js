// A form that takes a while says so. Without this the browser's own signs do.
(() => {
  for (const form of document.querySelectorAll("form[data-busy]")) {
    const note = document.createElement("p");
    let ticking = 0;
    note.className = "hint";
    note.setAttribute("role", "status");
    form.append(note);
    form.addEventListener("submit", () => {
      const began = Date.now();
      clearInterval(ticking);
      ticking = setInterval(() => {
        const seconds = Math.round((Date.now() - began) / 1000);
        note.textContent = form.dataset.busy + (seconds >= 3 ? ` ${seconds} seconds so far.` : "");
      }, 500);
    });
    addEventListener("pageshow", () => { clearInterval(ticking); note.textContent = ""; });
  }
})();
