// Whoever signs out leaves no answers behind in this browser.
import { forget } from "./quiz/queue.js";

for (const form of document.querySelectorAll("form[data-signs-out]")) form.addEventListener("submit", () => forget());
