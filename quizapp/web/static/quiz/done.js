// The quiz is handed in, so this browser need not keep anything of it.
import { forget } from "./queue.js";

forget(document.querySelector("[data-attempt]").dataset.attempt);
