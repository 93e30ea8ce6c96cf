// Comfort only: everything here can be done without it. Keys walk and decide; a selection fills the form that marks words.
"use strict";
(() => {
  const targets = () => [...document.querySelectorAll(".target[data-target]")];
  let now = -1;

  const turnTo = (index) => {
    const all = targets();
    if (!all.length) return;
    now = Math.max(0, Math.min(index, all.length - 1));
    document.querySelectorAll(".now").forEach((each) => each.classList.remove("now"));
    const id = all[now].dataset.target;
    all[now].classList.add("now");
    all[now].focus({ preventScroll: true });
    all[now].scrollIntoView({ block: "nearest" });
    const mark = document.getElementById("m-" + id);
    if (mark) { mark.classList.add("now"); mark.scrollIntoView({ block: "center" }); }
  };

  const press = (key) => {
    const button = targets()[now]?.querySelector(`button[data-key="${key}"]`);
    if (button && !button.disabled) button.click();
  };

  // The place of a selection in the document's text: the block's own start and the code points before it, labels left out.
  const placeIn = (node, offset) => {
    const block = (node.nodeType === 1 ? node : node.parentElement)?.closest("[data-start]");
    if (!block || block.classList.contains("text")) return null;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let count = 0;
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (text.parentElement.closest(".label")) continue;
      if (text === node) return Number(block.dataset.start) + count + [...text.data.slice(0, offset)].length;
      count += [...text.data].length;
    }
    return null;
  };

  const takeSelection = () => {
    const form = document.getElementById("add");
    const selection = document.getSelection();
    if (!form || !selection || selection.isCollapsed) return false;
    const range = selection.getRangeAt(0);
    const copy = range.cloneContents();
    copy.querySelectorAll(".label").forEach((label) => label.remove());
    const words = copy.textContent.trim();
    const lead = copy.textContent.length - copy.textContent.trimStart().length;
    const start = placeIn(range.startContainer, range.startOffset);
    if (!words) return false;
    form.elements.words.value = words;
    form.elements.start.value = start === null ? "" : start + lead;
    form.elements.end.value = start === null ? "" : start + lead + [...words].length;
    form.querySelector("details").open = true;
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const moves = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
    if (!targets().length && event.key !== "m") return;
    if (event.key in moves) { event.preventDefault(); turnTo(now + moves[event.key]); }
    else if (event.key === "a") press("a");
    else if (event.key === "r") press("k");
    else if (event.key === "u") press("u");
    else if (event.key === "n") document.querySelector('a[data-key="n"]')?.click();
    else if (event.key === "m" && takeSelection()) { event.preventDefault(); document.getElementById("words").focus(); }
    else if (event.key === "?") { const keys = document.getElementById("keys"); keys.open = true; keys.scrollIntoView(); }
  });
  document.querySelector(".text")?.addEventListener("mouseup", takeSelection);
  document.getElementById("words")?.addEventListener("input", (event) => { event.target.form.elements.start.value = ""; });

  // One click, one request.
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    event.target.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

  const at = new URLSearchParams(location.search).get("at");
  const index = at ? targets().findIndex((each) => each.dataset.target === at) : -1;
  if (index >= 0) turnTo(index);
})();
