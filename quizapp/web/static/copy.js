// Buttons that copy a text or print the page. They are shown only here, for nothing depends on them.
(() => {
  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  // Over plain http a browser has no clipboard for pages; the older way still works there.
  const copy = async (element) => {
    try {
      await navigator.clipboard.writeText(element.textContent.trim());
      return true;
    } catch {
      select(element);
      return document.execCommand("copy");
    }
  };
  for (const button of document.querySelectorAll("[data-copies]")) {
    const element = document.getElementById(button.dataset.copies);
    button.hidden = false;
    button.addEventListener("click", async () => {
      button.textContent = (await copy(element)) ? "Copied" : "Marked: copy it with your device";
    });
  }
  for (const button of document.querySelectorAll("[data-prints]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
})();
