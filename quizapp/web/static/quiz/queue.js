// Answers that the server has not confirmed, kept in this browser for each attempt, oldest first.
// An answer is { position, client, sequence, base, fields, flag?, conflict? }.
const ANSWERS = "quizapp-answers-";
const COPIES = "quizapp-questions-";

export class Queue {
  #key;
  #memory = [];
  isKept = true; // false where the browser keeps nothing: then this page alone holds them

  constructor(attempt) {
    this.#key = ANSWERS + attempt;
  }

  all() {
    if (!this.isKept) return this.#memory;
    try {
      return JSON.parse(localStorage.getItem(this.#key) ?? "[]");
    } catch {
      return this.#memory;
    }
  }

  waiting() {
    return this.all().filter((answer) => !answer.conflict);
  }

  conflicts() {
    return this.all().filter((answer) => answer.conflict);
  }

  at(position) {
    return this.all().findLast((answer) => answer.position === position);
  }

  // A newer answer of a page takes the place of its older one; another page's stays.
  put(answer) {
    const isOlder = (one) => one.position === answer.position && one.client === answer.client;
    const flag = this.all().find(isOlder)?.flag;
    const kept = flag === undefined || answer.flag !== undefined ? answer : { ...answer, flag };
    this.#write([...this.all().filter((one) => !isOlder(one)), kept]);
  }

  // What was typed since stays.
  drop(answer) {
    const isThis = (one) => one.position === answer.position && one.client === answer.client &&
      one.sequence === answer.sequence;
    this.#write(this.all().filter((one) => !isThis(one)));
  }

  #write(answers) {
    this.#memory = answers;
    try {
      if (answers.length) localStorage.setItem(this.#key, JSON.stringify(answers));
      else localStorage.removeItem(this.#key);
    } catch {
      this.isKept = false;
    }
  }
}

// Copies of an attempt's questions, for going on without a connection; they hold no keys.
export const copies = {
  get(attempt) {
    try { return sessionStorage.getItem(COPIES + attempt); } catch { return null; }
  },
  set(attempt, html) {
    try { sessionStorage.setItem(COPIES + attempt, html); } catch { /* then there is no going on offline */ }
  },
};

// Forget what is kept of one attempt, or of all.
export function forget(attempt = "") {
  for (const [store, name] of [[() => localStorage, ANSWERS], [() => sessionStorage, COPIES]]) {
    try {
      const keys = Object.keys(store()).filter((key) => key.startsWith(name + attempt));
      for (const key of keys) store().removeItem(key);
    } catch { /* nothing was kept */ }
  }
}
