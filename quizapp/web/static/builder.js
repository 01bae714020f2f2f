// The builder looks again at every change, and its small buttons keep one's place. Without this file the
// buttons load the page anew and do the same. Nothing is stored before the quiz is published or kept as a draft.
(() => {
  const form = document.querySelector("[data-builder]");
  if (!form) return;
  const PAUSE = 500; // milliseconds without a change before it looks
  const SMALL = /^(add|remove|fix|pick|unpick|find|draw|course)\b/;
  let timer = 0;
  let running = null;

  const ask = async (go) => {
    const data = new FormData(form);
    data.set("go", go);
    running?.abort();
    running = new AbortController();
    const answer = await fetch(form.action, { method: "POST", body: data, signal: running.signal });
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };
  const openPaper = () => [...document.querySelectorAll("details.paper")].findIndex((one) => one.open);
  const openAgain = (index) => {
    const papers = [...document.querySelectorAll("details.paper")];
    if (papers[index]) papers.forEach((one, place) => { one.open = place === index; });
  };
  const renew = (page) => {
    const index = openPaper();
    for (const part of document.querySelectorAll("[data-live]")) {
      const fresh = page.getElementById(part.id);
      if (fresh) part.replaceChildren(...fresh.childNodes);
    }
    document.title = page.title;
    openAgain(index);
  };
  const look = async () => {
    try {
      renew(await ask("live"));
    } catch (trouble) {
      if (trouble.name !== "AbortError") console.warn("The preview could not be renewed; Preview still works.", trouble.message);
    }
  };
  const place = (go) => {
    const counts = form.querySelectorAll("input.count");
    if (go === "add") return counts[counts.length - 1];
    if (go === "draw") return form.querySelector("[value=draw]");
    if (go === "find" || go.startsWith("pick")) return form.querySelector("#find");
    return form.querySelector("#asks-title");
  };
  const press = async (button) => {
    const go = button.value;
    clearTimeout(timer);
    try {
      const page = await ask(go);
      form.replaceChildren(...page.querySelector("[data-builder]").childNodes);
      renew(page);
      const here = place(go);
      if (here?.id === "asks-title") here.tabIndex = -1;
      here?.focus();
    } catch (trouble) {
      if (trouble.name !== "AbortError") location.reload();
    }
  };

  form.classList.add("has-script");
  form.addEventListener("input", (event) => {
    if (["title", "find", "bank"].includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "bank") form.querySelector("[value=course]").click();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.name !== "find") return;
    event.preventDefault();
    form.querySelector("[value=find]").click();
  });
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || !SMALL.test(button.value)) return;
    event.preventDefault();
    press(button);
  });
  document.addEventListener("click", (event) => {
    for (const open of form.querySelectorAll("details.choice[open]")) {
      if (!open.contains(event.target)) open.open = false;
    }
  });
  form.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" ? event.target.closest("details.choice[open]") : null;
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
})();
