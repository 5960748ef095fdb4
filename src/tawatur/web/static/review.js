// Keys for reviewing. Without this file the same form works with Tab, Enter and the browser's access keys.
"use strict";
(() => {
  const form = document.getElementById("answer");
  const text = document.getElementById("words");
  if (!form || !text) return;
  const why = document.getElementById("why");
  const correct = document.getElementById("correct");
  if (!why || !correct) return;

  const press = (verdict) => form.querySelector(`button[name="verdict"][value="${verdict}"]`).click();
  const words = () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !text.contains(chosen.anchorNode)) return "";
    const copy = chosen.getRangeAt(0).cloneContents();
    copy.querySelectorAll("sup").forEach((each) => each.remove()); // the numbers of claims are no words of the text
    return copy.textContent.trim();
  };

  // the caret of keyboard selection: arrows go from word to word in the text, with Shift they select
  text.addEventListener("keydown", (event) => {
    const ways = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "backward", ArrowDown: "forward" };
    const way = ways[event.key];
    if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
    const chosen = getSelection();
    if (!chosen.rangeCount || !text.contains(chosen.anchorNode)) chosen.collapse(text.querySelector(".in") || text, 0);
    chosen.modify(event.shiftKey ? "extend" : "move", way, way === "left" || way === "right" ? "word" : "line");
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (typing) {
      if (event.key === "Enter" && event.target === why) {
        event.preventDefault();
        press("reject");
      }
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const slot = form.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (slot) {
      const told = words();
      correct.open = true;
      if (told) slot.value = told;
      else slot.focus();
    } else if (event.key === "a") press("accept");
    else if (event.key === "x") why.value.trim() ? press("reject") : why.focus();
    else if (event.key === "c") {
      correct.open = true;
      text.focus();
    } else if (event.key === "s") document.getElementById("skip")?.click();
    else return;
    event.preventDefault();
  });
})();
