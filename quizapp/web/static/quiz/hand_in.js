// Before handing in: whatever this browser still holds reaches the server first.
import { Queue } from "./queue.js";
import { Saver } from "./saver.js";
import { say, showChoice, showConflicts, showTrouble } from "./telling.js";
import { finish, startTimer } from "./timer.js";

const form = document.querySelector("form[data-attempt]");
const { attempt, base } = form.dataset;
const queue = new Queue(attempt);
const saver = new Saver(queue, attempt, base, form.elements.csrf_token.value, tell);

function tell(what, answer, reply) {
  if (what === "token") form.elements.csrf_token.value = reply;
  if (what === "waiting") showTrouble(queue, "failed");
  if (what === "settled") showTrouble(queue, "");
  if (what === "reply" && !["saved", "conflict", "unreadable"].includes(reply.kind)) showTrouble(queue, reply.kind, reply.body);
  showConflicts(queue, decide);
}

function decide(answer, isMine) {
  queue.drop(answer);
  const { conflict, ...mine } = answer;
  if (isMine) saver.note({ ...mine, sequence: mine.sequence + 1, base: conflict.rev });
  showConflicts(queue, decide);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const isSent = await saver.flush();
  if (queue.conflicts().length) return showChoice(queue, decide);
  if (!isSent) return showTrouble(queue, "hand in");
  form.submit();
});

startTimer((what) => { if (what === "end") finish(form, say); });
showConflicts(queue, decide);
if (queue.waiting().length) saver.flush().then((isSent) => { if (isSent && !queue.conflicts().length) location.reload(); });
