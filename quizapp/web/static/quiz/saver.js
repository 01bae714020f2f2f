// Sends answers soon after they change, one at a time and in order, until the server has confirmed each.
const PAUSE = 800; // milliseconds of rest after which a change is sent
const LONGEST = 1900; // milliseconds after which it is sent although the typing goes on
const PATIENCE = 3000; // milliseconds without a reply after which we say so
const GIVE_UP = 15000; // milliseconds after which a request is tried anew
const HURRY = [3000, 500]; // the same near the deadline, and how long until then
const RETRY = [1000, 2000, 4000]; // milliseconds; the last one again and again
const TROUBLE = new Set(["failed", "signed out", "somebody else", "refused"]); // the answer stays here and is sent again

export class Saver {
  #queue;
  #base;
  #attempt;
  #token;
  #tell;
  #since = null;
  #timer = null;
  #retry = null;
  #failures = 0;
  #running = Promise.resolve(true);
  #limit = null; // of the request under way
  #isUrgent = false;

  // `base` is the address of the attempt's questions; `tell` hears of "saving", "waiting", "settled", of a
  // fresh "token", and of every "reply" with the answer it is about.
  constructor(queue, attempt, base, token, tell) {
    this.#queue = queue;
    this.#attempt = attempt;
    this.#base = base;
    this.#token = token;
    this.#tell = tell;
    addEventListener("online", () => this.flush());
    addEventListener("pagehide", () => { if (this.#timer) this.flush(); });
    document.addEventListener("visibilitychange", () => {
      if (document.hidden ? this.#timer : this.#queue.waiting().length) this.flush();
    });
  }

  // Near the deadline nothing waits, a request that hangs least of all: it is safe to send one again.
  hurry() {
    this.#isUrgent = true;
    const limit = this.#limit;
    setTimeout(() => limit?.abort(), HURRY[0]);
  }

  get isInTrouble() {
    return this.#failures > 0;
  }

  note(answer) {
    this.#queue.put(answer);
    this.#tell(this.isInTrouble ? "waiting" : "saving");
    const now = performance.now();
    this.#since ??= now;
    clearTimeout(this.#timer);
    const wait = this.#isUrgent ? 0 : Math.max(0, Math.min(PAUSE, LONGEST - (now - this.#since)));
    this.#timer = setTimeout(() => this.flush(), wait);
  }

  // Send all that waits. Gives whether all of it was confirmed.
  flush() {
    clearTimeout(this.#timer);
    clearTimeout(this.#retry);
    this.#timer = this.#since = null;
    this.#running = this.#running.then(() => this.#sendAll());
    return this.#running;
  }

  async #sendAll() {
    for (const answer of this.#queue.waiting()) {
      const reply = await this.#patiently(answer);
      if (TROUBLE.has(reply.kind)) {
        this.#failures += 1;
        const wait = this.#isUrgent ? HURRY[1] : RETRY[Math.min(this.#failures, RETRY.length) - 1];
        clearTimeout(this.#retry);
        this.#retry = setTimeout(() => this.flush(), wait * (0.75 + Math.random() / 2));
        this.#tell("waiting");
        this.#tell("reply", answer, reply);
        return false;
      }
      this.#failures = 0;
      this.#queue.drop(answer);
      if (reply.kind === "conflict") this.#queue.put({ ...answer, conflict: reply.body });
      this.#tell("reply", answer, reply);
    }
    this.#tell("settled");
    return true;
  }

  async #patiently(answer) {
    const slow = setTimeout(() => this.#tell("waiting"), PATIENCE);
    let reply = await this.#send(answer);
    if (reply.kind === "stale") {
      this.#token = reply.body.token;
      this.#tell("token", null, this.#token);
      reply = await this.#send(answer);
    }
    clearTimeout(slow);
    return reply;
  }

  async #send({ position, client, sequence, base, fields, flag }) {
    const limit = this.#limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), this.#isUrgent ? HURRY[0] : GIVE_UP);
    try {
      const response = await fetch(`${this.#base}${position}/answer`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.#token },
        body: JSON.stringify({ client, sequence, base_revision: base, fields, flag }),
        keepalive: true,
        signal: limit.signal,
      });
      const body = await response.json();
      return { kind: this.#kind(response.status, body, position), body };
    } catch {
      return { kind: "failed" }; // no connection, no reply, or a page that is not ours
    } finally {
      clearTimeout(timer);
    }
  }

  // A reply counts only if it is about our answer: whoever stands in between may say 200 to anything.
  #kind(status, body, position) {
    const isOurs = body.attempt === this.#attempt && body.position === position && Number.isInteger(body.rev);
    if (status === 200 && isOurs) return "saved";
    if (status === 409 && isOurs) return body.outcome === "late" ? "late" : "conflict";
    if (typeof body.message !== "string") return "failed";
    if (status === 401) return "signed out";
    if (status === 404) return "somebody else"; // whoever is signed in here by now has no such quiz
    if (status === 400 && body.token) return "stale";
    if (status === 422) return "unreadable";
    return status >= 400 && status < 500 && status !== 429 ? "refused" : "failed";
  }
}
