/* Saves while one types. Says "saved" only of what the server says it has stored; texts come from the form. */

const PAUSE = 1500;
const SOON = 150;
const LONGEST_WAIT = 60000;

const autosave = (form) => {
  const told = form.querySelector("[data-autosave-status]");
  const status = told.querySelector("[role=status]");
  const texts = form.dataset;
  let unsaved = false;
  let leaving = false;
  let running = null;
  let timer = 0;
  let wait = PAUSE;

  const say = (sentence) => {
    told.hidden = false;
    if (status.textContent !== sentence) status.textContent = sentence;
  };

  const clock = (at) =>
    new Intl.DateTimeFormat(document.documentElement.lang, {
      hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", numberingSystem: "latn",
    }).format(new Date(at));

  const body = () => {
    const data = new FormData(form);
    for (const input of form.querySelectorAll("input[type=file]")) data.delete(input.name);
    return data;
  };

  /* The page now rests on what was stored. */
  const takeOver = (saved) => {
    for (const [key, revision] of Object.entries(saved)) {
      const field = form.elements[`revision.${key}`];
      if (field) field.value = revision;
    }
  };

  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  };

  const tryAgain = () => {
    say(texts.failed);
    wait = Math.min(wait * 2, LONGEST_WAIT);
    later(wait);
  };

  const send = async () => {
    say(texts.saving);
    unsaved = false;
    let answer;
    try {
      answer = await fetch(texts.autosave, {
        method: "POST", body: body(), credentials: "same-origin", headers: { Accept: "application/json" },
      });
    } catch {
      unsaved = true;
      tryAgain();
      return;
    }
    if (answer.status === 429 || answer.status >= 500) {
      unsaved = true;
      tryAgain();
      return;
    }
    const stored = await answer.json().catch(() => null);
    if (!answer.ok || !stored) {
      unsaved = true;
      say(stored?.problem || texts.refused);
      return;
    }
    wait = PAUSE;
    takeOver(stored.saved);
    if (stored.conflicts.length) {
      unsaved = true;
      say(texts.conflict);
    } else {
      say(unsaved ? texts.saving : texts.saved.replace("%s", clock(stored.at)));
    }
  };

  const save = async () => {
    clearTimeout(timer);
    if (leaving) return;
    if (running) {
      later(PAUSE);
      return;
    }
    running = send();
    await running;
    running = null;
  };

  const typed = (event) => {
    if (event.target.type === "file" || !event.target.name) return;
    unsaved = true;
    later(running ? PAUSE : event.type === "change" ? SOON : PAUSE);
  };

  form.addEventListener("input", typed);
  form.addEventListener("change", typed);

  /* A form sent while something is being saved would rest on what is about to be old: it waits for that. */
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    leaving = true;
    if (!running) return;
    event.preventDefault();
    running.finally(() => form.requestSubmit(event.submitter));
  });

  addEventListener("beforeunload", (event) => {
    if (unsaved && !leaving) event.preventDefault();
  });
  addEventListener("pageshow", () => { leaving = false; });
  addEventListener("online", () => { if (unsaved) later(SOON); });
};

document.querySelectorAll("form[data-autosave]").forEach(autosave);
