// In a quiz: says that a changed answer is not saved yet, and asks once before it would be lost.
(() => {
  const form = document.querySelector("form[data-unsaved]");
  const state = document.getElementById("saved");
  if (!form || !state) return;
  let isChanged = false;
  const change = () => {
    if (isChanged) return;
    isChanged = true;
    state.textContent = form.dataset.unsaved;
    state.className = "tag doubt";
  };
  form.addEventListener("input", change);
  form.addEventListener("change", change);
  form.addEventListener("submit", () => { isChanged = false; });
  addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });
})();
