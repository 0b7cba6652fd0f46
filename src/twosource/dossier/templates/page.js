// Jumps from a finding to its words and back. Without this script the plain anchors still work.
(() => {
  "use strict";
  const peek = document.getElementById("peek");
  const byMark = (id) => document.querySelectorAll(`.lit[data-m~="${CSS.escape(id)}"]`);
  let origin = null; // the finding that the reader came from

  function unfold(element) {
    for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  }

  function show(lines) {
    peek.replaceChildren(...lines);
    peek.hidden = lines.length === 0;
  }

  function link(id, label, words) {
    const a = document.createElement("a");
    const b = document.createElement("b");
    a.href = "#" + id;
    b.textContent = label;
    a.append(b, words);
    return a;
  }

  function light() {
    document.querySelectorAll(".lit.now").forEach((lit) => lit.classList.remove("now"));
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return show([]);
    unfold(target);
    const words = byMark(id);
    words.forEach((lit) => lit.classList.add("now"));
    if (words.length) {
      words[0].tabIndex = -1;
      words[0].focus({ preventScroll: true });
      target.scrollIntoView({ block: "start" });
      show(origin ? [link(origin.id, "↑ " + origin.dataset.finding, "back to the finding")] : []);
    } else {
      target.scrollIntoView({ block: "start" });
      show([]);
    }
  }

  document.addEventListener("click", (event) => {
    const a = event.target.closest("a");
    if (a) {
      if (a.classList.contains("to")) {
        origin = a.closest("[data-finding]");
        if (a.hash === location.hash) light(); // the same words again: no hashchange comes
      }
      return;
    }
    const lit = event.target.closest(".lit[data-m]");
    if (!lit || String(getSelection())) {
      if (!event.target.closest("#peek")) show([]);
      return;
    }
    // Words in a report: name the findings that they carry.
    const lines = new Map();
    for (const id of lit.dataset.m.split(" ")) {
      const parts = byMark(id);
      const refs = parts[parts.length - 1].nextElementSibling;
      if (refs && refs.tagName === "SUP") {
        refs.querySelectorAll(".ref").forEach((ref) => lines.set(ref.hash, link(ref.hash.slice(1), ref.textContent, ref.title)));
      }
    }
    show([...lines.values()]);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") show([]); });
  window.addEventListener("hashchange", light);
  window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  if (location.hash) light();
})();
