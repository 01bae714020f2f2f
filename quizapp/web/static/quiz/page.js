// A question of a quiz: saves while one answers, and goes on from question to question without a connection.
import { hasAnswer, read, restore } from "./fields.js";
import { Queue, copies } from "./queue.js";
import { Saver } from "./saver.js";
import { say, showChoice, showConflicts, showTrouble } from "./telling.js";
import { finish, resultOf, startTimer } from "./timer.js";

const form = document.querySelector("form[data-attempt]");
const { attempt, base, copy } = form.dataset;
const total = Number(form.dataset.total);
const queue = new Queue(attempt);
const saver = new Saver(queue, attempt, base, form.elements.csrf_token.value, tell);
const known = new Map(); // position: { rev, fields } as this page has seen them saved
let page; // the question shown: position, client, sequence, rev, isUnknown, given, problem, isLate, isContested
let isRestoring = false;
let mayLeave = false;

const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
const part = () => form.querySelector(".one");
const shows = (name) => document.querySelectorAll(`[data-shows=${name}]`);
const marker = (position) => form.querySelector(`.map [value="${position}"]`);

// Take over the question in the page, and what this browser still holds of it.
function begin() {
  const position = Number(part().dataset.position);
  page = {
    position,
    client: form.elements.client.value,
    sequence: Number(form.elements.sequence.value) - 1,
    rev: Number(form.elements.rev.value),
    isUnknown: !part().querySelector("[data-shows=unknown]").hidden,
    problem: "",
    isLate: false, // it came after the end
    isContested: false, // another answer was saved meanwhile, and none is chosen yet
  };
  if (!known.has(position)) known.set(position, { rev: page.rev, fields: given() });
  const kept = queue.at(position);
  if (kept) adopt(kept);
  page.given = JSON.stringify(given());
}

// Go on where an answer that is kept here left off.
function adopt({ client, sequence, base: rev, fields }) {
  Object.assign(page, { client, sequence, rev });
  form.elements.client.value = client;
  form.elements.sequence.value = sequence + 1;
  form.elements.rev.value = rev;
  fill(fields);
  page.given = JSON.stringify(given());
}

function given() {
  return page.isUnknown ? { unknown: ["1"] } : read(form);
}

function fill(fields) {
  isRestoring = true;
  restore(form, fields);
  isRestoring = false;
  setUnknown(Boolean(fields.unknown));
}

function setUnknown(isUnknown) {
  page.isUnknown = isUnknown;
  for (const line of shows("unknown")) line.hidden = !isUnknown;
}

function change() {
  if (isRestoring) return;
  if (hasAnswer(read(form))) setUnknown(false);
  if (JSON.stringify(given()) !== page.given) note(); // leaving a field tells again of what was typed
}

function note(more = {}) {
  page.problem = "";
  page.isLate = false;
  page.given = JSON.stringify(given());
  page.sequence += 1;
  form.elements.sequence.value = page.sequence + 1;
  const answer = {
    position: page.position, client: page.client, sequence: page.sequence, base: page.rev, fields: given(), ...more,
  };
  mark(page.position, hasAnswer(answer.fields));
  saver.note(answer);
  return answer;
}

// Map, counts and buttons of the question shown.
function mark(position, isAnswered) {
  marker(position)?.classList.toggle("is-answered", isAnswered);
  const label = marker(position)?.querySelector("[data-state]");
  if (label) label.textContent = isAnswered ? ", answered" : ", no answer yet";
  for (const count of shows("answered")) count.textContent = form.querySelectorAll(".map .is-answered").length;
}

function tell(what, answer, reply) {
  if (what === "token") form.elements.csrf_token.value = reply;
  if (what === "reply") hear(answer, reply);
  const isWaiting = what === "waiting" || saver.isInTrouble;
  if (what === "waiting") showTrouble(queue, "failed");
  if (what === "settled") showTrouble(queue, "");
  const state = document.getElementById("saved");
  const answered = marker(page.position)?.classList.contains("is-answered");
  const [look, words] = isWaiting ? ["doubt", queue.isKept ? "Not saved yet, kept in this browser" : "Not saved yet"]
    : page.problem ? ["doubt", "Not saved"]
    : page.isLate ? ["doubt", "Too late"]
    : queue.conflicts().length ? ["doubt", "To decide"]
    : what === "saving" || queue.waiting().length ? ["plain", "Saving"]
    : answered ? ["right", "✓ Saved"] : ["plain", "No answer yet"];
  state.className = `tag ${look}`;
  if (state.textContent !== words) state.textContent = words;
}

function hear(answer, { kind, body }) {
  const isHere = answer.position === page.position;
  if (body?.server_now) timer.sync(body.server_now, body.deadline ?? undefined);
  if (kind === "saved") {
    known.set(answer.position, { rev: body.rev, fields: answer.fields });
    mark(answer.position, body.is_answered);
    if (isHere) page.rev = Math.max(page.rev, body.rev);
    if (isHere) form.elements.rev.value = page.rev;
  } else if (kind === "unreadable") {
    if (isHere && answer.sequence === page.sequence) page.problem = body.message;
  } else if (kind === "conflict") {
    if (isHere) page.isContested = true;
    showConflicts(queue, decide);
  } else if (kind === "late") {
    if (isHere) page.isLate = true;
    showTrouble(queue, "late", body);
  } else {
    showTrouble(queue, kind, body);
  }
  for (const line of shows("problem")) line.textContent = page.problem;
}

// Two answers to one question: the learner has said which one stays.
function decide(answer, isMine) {
  queue.drop(answer);
  showConflicts(queue, decide);
  const isHere = answer.position === page.position;
  if (isHere) page.isContested = false;
  if (!isMine) {
    if (isHere) location.reload();
    return;
  }
  const { conflict, ...mine } = answer;
  Object.assign(mine, { client: fresh(), sequence: 1, base: conflict.rev });
  if (isHere) adopt(mine);
  saver.note(mine);
  saver.flush();
}

// Where a button leads: the number of a question, or the end.
function goal(button) {
  const where = button?.name === "go" ? button.value : "next";
  if (where === "hand_in") return where;
  if (where === "check") return page.position;
  if (where === "back") return Math.max(page.position - 1, 1);
  return where === "next" ? Math.min(page.position + 1, total) : Number(where);
}

async function go(button) {
  const where = goal(button);
  if (button?.name === "unknown") {
    fill({ unknown: ["1"] });
    note();
  }
  const last = page.sequence;
  const isSent = queue.waiting().length ? await Promise.race([saver.flush(), pause(4000)]) : await isReachable(where);
  if (page.sequence !== last) return; // typed on meanwhile, or gone elsewhere
  if (queue.conflicts().some((answer) => answer.position === page.position)) return showChoice(queue, decide);
  if (page.problem) return sendForm(button); // the server's page says what is wrong, beside the field
  // A check, and a step that cannot be taken back, are the server's to do.
  const isServers = (button?.name === "go" && button.value === "check") || "oneWay" in form.dataset;
  if (isServers && isSent) return sendForm(button);
  if (isServers) return tell("waiting");
  if (isSent) return leave(where === "hand_in" ? form.dataset.handIn : base + where);
  tell("waiting");
  if (where === "hand_in") showTrouble(queue, "hand in");
  else if (copies.get(attempt)) show(where);
}

function pause(time) {
  return new Promise((done) => setTimeout(() => done(false), time));
}

async function isReachable(where) {
  if (saver.isInTrouble && !navigator.onLine) return false;
  try {
    const address = where === "hand_in" ? form.dataset.handIn : base + where;
    return (await fetch(address, { method: "HEAD", signal: AbortSignal.timeout(4000) })).status < 500;
  } catch {
    return false;
  }
}

function leave(address) {
  mayLeave = true;
  location.assign(address);
}

function sendForm(button) {
  mayLeave = true;
  form.elements.sequence.value = page.sequence + 1;
  form.requestSubmit(button);
}

// Put another question in the place of this one, from the copy in this browser.
function show(position, isBack = false) {
  const found = new DOMParser().parseFromString(copies.get(attempt), "text/html")
    .querySelector(`.one[data-position="${position}"]`);
  if (!found) return;
  part().replaceWith(found);
  form.elements.client.value = fresh(); // a copy shown twice is two pages
  const saved = known.get(position);
  if (saved) {
    form.elements.rev.value = saved.rev;
    fill(saved.fields);
  }
  form.action = base + position;
  for (const one of shows("position")) one.textContent = position;
  const places = { "not-last": position < total, last: position === total, "not-first": position > 1 };
  for (const [place, isThere] of Object.entries(places)) {
    for (const one of form.querySelectorAll(`[data-only=${place}]`)) one.hidden = !isThere;
  }
  form.querySelector(".map [aria-current]")?.removeAttribute("aria-current");
  marker(position)?.setAttribute("aria-current", "true");
  document.title = document.title.replace(/\d+/, position);
  if (!isBack) history.pushState({ position }, "", base + position);
  begin();
  document.dispatchEvent(new CustomEvent("quizapp:shown"));
  showFlag(marker(position).classList.contains("is-flagged"));
  (found.querySelector("[autofocus]") ?? found.querySelector("h1")).focus();
  tell(saver.isInTrouble ? "waiting" : "shown");
}

function showFlag(isFlagged) {
  const button = form.elements.flag;
  button.value = isFlagged ? "no" : "yes";
  button.querySelector("[data-words]").textContent = isFlagged ? button.dataset.take : button.dataset.put;
  marker(page.position).classList.toggle("is-flagged", isFlagged);
  marker(page.position).querySelector("[data-flag]").textContent = isFlagged ? ", flagged" : "";
}

form.addEventListener("input", change);
form.addEventListener("change", change);
form.addEventListener("submit", (event) => {
  if (mayLeave) return;
  event.preventDefault();
  if (event.submitter?.name === "flag") {
    const isFlagged = event.submitter.value === "yes";
    showFlag(isFlagged);
    note({ flag: isFlagged });
    saver.flush();
  } else {
    go(event.submitter);
  }
});
addEventListener("popstate", (event) => { if (event.state?.position) show(event.state.position, true); else location.reload(); });
// Tabs of one attempt share what this browser keeps: where one of them chooses, the others follow.
addEventListener("storage", () => {
  const isChosen = !queue.conflicts().some((answer) => answer.position === page.position);
  if (page.isContested && isChosen) return location.reload();
  showConflicts(queue, decide);
  tell("shown");
});
addEventListener("beforeunload", (event) => {
  if (!mayLeave && !queue.isKept && queue.waiting().length) event.preventDefault();
});

// Near the end nothing waits; at the end all that was typed in time has been sent.
const timer = startTimer(async (what) => {
  saver.hurry();
  const isSent = await saver.flush();
  if (what !== "end") return;
  mayLeave = true;
  form.inert = true;
  if (isSent || !queue.waiting().length) finish(form, say);
  else say("Time is up. What reached the server until then counts; your last answers did not reach it in time.", resultOf(form));
});

history.replaceState({ position: Number(part().dataset.position) }, "");
begin();
showConflicts(queue, decide);
if (queue.waiting().length) saver.flush();
if (!copies.get(attempt)) {
  fetch(copy, { headers: { Accept: "text/html" } })
    .then(async (response) => { if (response.ok) copies.set(attempt, await response.text()); })
    .catch(() => { /* without a copy one stays on the question that is shown */ });
}
