// What goes wrong on the way to the server, in words, and what to do next.
const box = () => document.getElementById("trouble");

const KEPT = "What you answer is kept in this browser and sent as soon as it can be.";
const WORDS = {
  failed: (kept) => `The server cannot be reached. ${kept ? `${KEPT} You can go on.` : "Keep this page open."}`,
  "signed out": () => `You are not signed in any more. ${KEPT}`,
  "somebody else": () => "Whoever is signed in in this browser now has no such quiz. If that is somebody else, sign in " +
    "as yourself again: what you answer is kept here and sent then.",
  "hand in": () => "Your last answers have not reached the server yet. Hand in when the connection is back.",
};

function line(...pieces) {
  const paragraph = document.createElement("p");
  paragraph.append(...pieces);
  return paragraph;
}

function link(words, address, isNew = false) {
  const found = document.createElement("a");
  found.href = address;
  found.textContent = words;
  if (isNew) found.target = "_blank";
  return found;
}

// Say what is the matter; an empty kind says that nothing is.
export function showTrouble(queue, kind, body = {}) {
  const said = box().dataset.kind ?? "";
  if (said === kind || said === "late" || (kind === "failed" && said)) return;
  box().dataset.kind = kind;
  box().hidden = !kind;
  if (!kind) return;
  const words = WORDS[kind]?.(queue.isKept) ?? body.message;
  const more = ["signed out", "somebody else"].includes(kind) ? [" ", link("Sign in in another tab", box().dataset.signIn, true)]
    : kind === "late" ? [" ", link("See the result", body.result)] : [];
  box().replaceChildren(line(words, ...more));
}

// Say something that stays, whatever comes; `result` is an address to go on to.
export function say(words, result = "") {
  box().dataset.kind = "late";
  box().hidden = false;
  box().replaceChildren(line(words, ...(result ? [" ", link("See the result", result)] : [])));
}

function choice(words, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button calm";
  button.textContent = words;
  button.addEventListener("click", act);
  return button;
}

// One of two answers in words, with its certainty where that is asked: the two may differ in it alone.
function told(conflict, which) {
  const sure = conflict[`${which}_certainty`];
  return conflict[which] && `“${conflict[which]}”${sure ? ` (${sure})` : ""}`;
}

// Questions that were answered here and elsewhere: both answers stand there until one is chosen.
export function showConflicts(queue, decide) {
  const place = document.getElementById("conflicts");
  place.replaceChildren(...queue.conflicts().map((answer) => {
    const [current, yours] = [told(answer.conflict, "current"), told(answer.conflict, "yours")];
    const box = document.createElement("div");
    box.className = "note doubt slim";
    box.setAttribute("role", "alert");
    const actions = line(
      choice(current ? `Keep ${current}` : "Leave it without an answer", () => decide(answer, false)),
      choice(yours ? `Keep ${yours}` : "Take the answer away", () => decide(answer, true)),
    );
    actions.className = "actions";
    box.append(line(
      `Question ${answer.position} was answered elsewhere meanwhile: `,
      `${current || "nothing"}. Here you answered ${yours || "nothing"}. Which one counts?`,
    ), actions);
    return box;
  }));
}

// The same again for whoever wants to go on without choosing: the choice comes into view.
export function showChoice(queue, decide) {
  showConflicts(queue, decide);
  document.querySelector("#conflicts button").focus();
}
