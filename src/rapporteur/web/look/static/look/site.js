"use strict";

/* What pages have more where scripts run. Everything works without it; texts come from the page, never from here. */
(() => {
  const page = document.documentElement.lang || "en";
  const language = page === "en" ? "en-GB" : page;
  const numerals = { numberingSystem: "latn" };

  /* The reader's own time beside a moment in another zone, once a moment. */
  const ownTimes = () => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const write = (at, timeZone) =>
      new Intl.DateTimeFormat(language, {
        ...numerals, timeZone, year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit",
        hourCycle: "h23", timeZoneName: "short",
      }).format(at);
    const shown = new Set();
    for (const element of document.querySelectorAll("time[data-own]")) {
      if (shown.has(element.dateTime)) continue;
      shown.add(element.dateTime);
      const at = new Date(element.dateTime);
      const offset = /([+-])(\d\d):(\d\d)$/.exec(element.dateTime);
      const said = offset ? Number(`${offset[1]}1`) * (60 * Number(offset[2]) + Number(offset[3])) : 0;
      if (Number.isNaN(at.getTime()) || said === -at.getTimezoneOffset()) continue;
      const own = document.createElement("bdi");
      own.className = "own-time";
      own.textContent = element.dataset.own.replace("%s", write(at, zone));
      element.after(" ", own);
    }
  };

  /* Words as the server counts them roughly while one types; the server's count is the one that holds. */
  const words = (text) => {
    if (!Intl.Segmenter) return (text.match(/\S+/g) || []).length;
    let count = 0;
    for (const part of new Intl.Segmenter(language, { granularity: "word" }).segment(text)) count += part.isWordLike ? 1 : 0;
    return count;
  };

  const wordCounters = () => {
    const number = new Intl.NumberFormat(language, numerals);
    for (const line of document.querySelectorAll("[data-word-limit]")) {
      const field = document.getElementById(line.dataset.for);
      const limit = Number(line.dataset.wordLimit);
      if (!field || !limit) continue;
      const show = () => {
        const count = words(field.value);
        const over = count > limit;
        const pattern = over ? line.dataset.over : line.dataset.words;
        line.classList.toggle("count--over", over);
        line.textContent = pattern
          .replace("%n", number.format(count)).replace("%limit", number.format(limit))
          .replace("%over", number.format(count - limit));
      };
      field.addEventListener("input", show);
      show();
    }
  };

  /* Progress of work in the background: asked for every two seconds, slower while it cannot be asked. */
  const watch = (box) => {
    const bar = box.querySelector("progress");
    const status = box.querySelector("[role=status]");
    const parts = box.querySelector("[data-parts-text]");
    const number = new Intl.NumberFormat(language, numerals);
    const say = (sentence) => { if (status.textContent !== sentence) status.textContent = sentence; };
    const show = (told) => {
      say(told.stage);
      if (told.total) {
        bar.max = told.total;
        bar.value = told.done;
        parts.textContent = box.dataset.parts
          .replace("%(done)s", number.format(told.done)).replace("%(total)s", number.format(told.total));
      } else {
        bar.removeAttribute("value");
        parts.textContent = "";
      }
    };
    const ask = async (wait) => {
      let next = 2000;
      try {
        const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" }, cache: "no-store" });
        if (!answer.ok) throw new Error(String(answer.status));
        const told = await answer.json();
        show(told);
        if (told.finished) {
          if (told.href) window.location.assign(told.href);
          return;
        }
      } catch {
        say(box.dataset.failed);
        next = Math.min(2 * wait, 30000);
      }
      window.setTimeout(ask, next, next);
    };
    window.setTimeout(ask, 1000, 1000);
  };

  ownTimes();
  wordCounters();
  document.querySelectorAll('[data-progress]:not([data-progress=""])').forEach(watch);
  document.querySelector("[data-error-summary]")?.focus();
})();
