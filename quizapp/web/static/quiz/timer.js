// The time that is left, by the server's clock. It can be hidden, and is said aloud three times at most.
const HIDDEN = "quizapp-time-hidden";
const SAID = [600, 300, 60]; // seconds before the end
const NEAR = 15; // seconds before the end from which no answer waits
const DRIFT = 4000; // milliseconds by which this browser's clocks may differ before we ask the server
const SECOND = 1000;

const isHidden = () => { try { return localStorage.getItem(HIDDEN) === "yes"; } catch { return false; } };
const setHidden = (hidden) => { try { localStorage.setItem(HIDDEN, hidden ? "yes" : "no"); } catch { /* shown again on the next page */ } };
const minutes = (count) => `${count} ${count === 1 ? "minute" : "minutes"}`;

// `act` is called with "near" when the end is near, and with "end". Does nothing where there is no end.
export function startTimer(act) {
  const box = document.getElementById("timer");
  if (!box) return { sync() { /* no end, nothing to keep right */ } };
  const left = box.querySelector("[data-shows=left]");
  const button = box.querySelector("button");
  const status = document.querySelector("[data-says=time]");
  let due = Date.parse(box.dataset.due);
  let server = Date.parse(box.dataset.now);
  let [ticks, clock] = [performance.now(), Date.now()];
  let before = Infinity;
  let isNear = false;

  const remaining = () => (due - server - (performance.now() - ticks)) / SECOND;

  function sync(now, deadline = new Date(due).toISOString()) {
    server = Date.parse(now);
    due = Date.parse(deadline);
    [ticks, clock] = [performance.now(), Date.now()];
  }

  // After sleep, or where somebody set the clock, only the server knows.
  async function ask() {
    [ticks, clock, server] = [performance.now(), Date.now(), server + performance.now() - ticks];
    try {
      const response = await fetch(location.href, { headers: { Accept: "text/html" } });
      const there = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("timer");
      if (there) sync(there.dataset.now, there.dataset.due);
    } catch { /* asked again at the next sign of it */ }
  }

  function show(seconds) {
    const rest = Math.max(0, Math.ceil(seconds));
    const words = rest > 120 ? `${minutes(Math.ceil(rest / 60))} left`
      : `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, "0")} left`;
    left.textContent = isHidden() ? "" : words;
    button.textContent = isHidden() ? "Show the time left" : "Hide";
    button.setAttribute("aria-label", isHidden() ? "Show the time left" : "Hide the time left");
  }

  function tick() {
    if (Math.abs(Date.now() - clock - (performance.now() - ticks)) > DRIFT) ask();
    const seconds = remaining();
    show(seconds);
    const passed = SAID.find((mark) => before > mark && seconds <= mark && seconds > mark - 5);
    if (passed) status.textContent = `${minutes(passed / 60)} left.`;
    before = seconds;
    if (seconds <= NEAR && !isNear) {
      isNear = true;
      act("near");
    }
    if (seconds > 0) {
      setTimeout(tick, Math.min(SECOND, seconds * SECOND));
    } else {
      box.hidden = true;
      act("end");
    }
  }

  button.hidden = false;
  button.addEventListener("click", () => { setHidden(!isHidden()); show(remaining()); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  before = remaining();
  tick();
  return { sync };
}

// Whether the teacher has given more time since this page was made.
async function hasMoreTime() {
  const response = await fetch(location.href, { headers: { Accept: "text/html" } });
  const there = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("timer");
  return Boolean(there) && Date.parse(there.dataset.due) > Date.parse(there.dataset.now);
}

export const resultOf = (form) => form.dataset.base.replace(/\/$/, "");

// When the time is up: hand in what was saved and go to the result. Not all of a class in the same moment.
export async function finish(form, say) {
  say("Time is up. What was saved until now is handed in.");
  await new Promise((done) => setTimeout(done, Math.random() * 2 * SECOND));
  try {
    if (await hasMoreTime()) return location.reload();
    await fetch(form.dataset.handIn, {
      method: "POST", body: new URLSearchParams({ csrf_token: form.elements.csrf_token.value }),
    });
    location.assign(resultOf(form));
  } catch {
    say("Time is up. What reached the server until then counts. The result is there when the connection is back.", resultOf(form));
  }
}
