// A button beside each password that shows what was typed.
for (const field of document.querySelectorAll("input[type=password]")) {
  const box = document.createElement("div");
  const button = document.createElement("button");
  box.className = "shown";
  button.type = "button";
  button.className = "button link";
  button.textContent = "Show";
  button.setAttribute("aria-label", "Show the password");
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const show = field.type === "password";
    field.type = show ? "text" : "password";
    button.textContent = show ? "Hide" : "Show";
    button.setAttribute("aria-pressed", String(show));
  });
  const isFocused = field.autofocus || document.activeElement === field; // which a move takes from it
  field.replaceWith(box);
  box.append(field, button);
  if (isFocused) field.focus();
}
