// Keeps the page of a running quiz fresh: asks every ten seconds whether anything changed, and only then
// puts the new state in the place of the old. The button stops it; without scripts one loads the page again.
(() => {
  const EVERY = 10_000;
  const button = document.querySelector("[data-refreshes]");
  const trouble = document.getElementById("live-trouble");
  let isOn = true;

  // Focus stays on the same link, and the table where it was scrolled to.
  const replace = (fresh) => {
    const old = document.getElementById("live");
    const focused = old.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    const left = old.querySelector(".scroll")?.scrollLeft ?? 0;
    old.replaceWith(fresh);
    if (fresh.querySelector(".scroll")) fresh.querySelector(".scroll").scrollLeft = left;
    if (focused) [...fresh.querySelectorAll("a")].find((link) => link.getAttribute("href") === focused)?.focus();
  };

  const look = async () => {
    if (!isOn || document.hidden) return;
    const version = document.getElementById("live").dataset.version;
    try {
      const answer = await fetch(location.href, { headers: { "If-None-Match": `"${version}"` } });
      trouble.textContent = "";
      if (answer.status === 304) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = answer.ok && page.getElementById("live");
      if (!fresh) {
        location.reload(); // signed out, or the quiz is gone: the page itself says so
        return;
      }
      document.title = page.title;
      replace(document.adoptNode(fresh));
    } catch {
      trouble.textContent = "The server cannot be reached. This is how it was before; it goes on by itself.";
    }
  };

  const tell = () => {
    button.textContent = isOn ? "Refreshes by itself" : "Stands still";
    button.setAttribute("aria-pressed", String(isOn));
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    isOn = !isOn;
    tell();
    look();
  });
  document.addEventListener("visibilitychange", look);
  setInterval(look, EVERY);
})();
